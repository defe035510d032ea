"use strict";
/* Filters and search over the findings, kept in the address as "#?state=open&q=words"; and the way to a line or a finding
   that a filter hides. The page is complete without any of it. */
(() => {
  const form = document.getElementById("filters");
  const cards = Array.from(document.querySelectorAll("article.card"), (element) => ({
    element,
    state: element.dataset.state,
    severity: element.dataset.severity || "",
    source: element.dataset.sources.split(" "),
    text: null,
  }));
  if (!form || !cards.length) {
    return;
  }
  const sections = Array.from(document.querySelectorAll("section.findings"), (element) => {
    const number = element.querySelector("h2 .number");
    return { element, number, all: number.textContent, cards: cards.filter((card) => element.contains(card.element)) };
  });
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
  const { q, source } = form.elements;
  const figure = new Intl.NumberFormat("en");

  // ── what is asked for ──────────────────────────────────────────────────────────────────────────────────────────────

  const ticked = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  const words = (card) => (card.text ??= card.element.textContent.toLowerCase().replace(/\s+/g, " "));

  /* Each way of asking is a test of a card. A severity is asked of conflicts alone. */
  function asked() {
    const states = ticked("state");
    const severities = ticked("severity");
    const terms = (q.value.toLowerCase().match(/"[^"]+"|\S+/g) || []).map((term) => term.replace(/^"(.+)"$/, "$1"));
    const from = source ? source.value : "";
    return {
      state: (card) => !states.length || states.includes(card.state),
      severity: (card) => !severities.length || severities.includes(card.severity),
      source: (card) => !from || card.source.includes(from),
      q: (card) => terms.every((term) => words(card).includes(term)),
    };
  }

  /* What a card fails, each test asked once. */
  const failing = (card, tests) => Object.keys(tests).filter((name) => !tests[name](card));

  // ── what is shown ──────────────────────────────────────────────────────────────────────────────────────────────────

  function apply() {
    const tests = asked();
    const all = !new URLSearchParams(state()).size;
    let count = 0;
    for (const section of sections) {
      let here = 0;
      for (const card of section.cards) {
        card.fails = failing(card, tests);
        const visible = !card.fails.length;
        if (card.element.hidden === visible) {
          card.element.hidden = !visible;
        }
        here += visible;
      }
      section.element.hidden = !all && !here;
      section.number.textContent = all ? section.all : `${figure.format(here)} of ${section.all}`;
      count += here;
    }
    const total = `${figure.format(cards.length)} finding${cards.length === 1 ? "" : "s"}`;
    shown.textContent = all ? total : `${figure.format(count)} of ${total}`;
    nothing.hidden = count > 0;
    recount();
  }

  /* Behind each choice stands how many findings it would leave, the other choices kept. */
  function recount() {
    for (const name of ["state", "severity", "source"]) {
      const counts = new Map();
      for (const card of cards) {
        if (card.fails.every((failed) => failed === name)) {
          for (const value of [card[name]].flat()) {
            counts.set(value, (counts.get(value) || 0) + 1);
          }
        }
      }
      const told = (value) => figure.format(counts.get(value) || 0);
      for (const box of boxes) {
        if (box.name === name) {
          box.parentElement.querySelector("b").textContent = told(box.value);
        }
      }
      if (name === "source" && source) {
        for (const option of source.options) {
          option.textContent = option.value ? `${option.dataset.words} (${told(option.value)})` : "All";
        }
      }
    }
  }

  // ── the address ────────────────────────────────────────────────────────────────────────────────────────────────────

  function state() {
    const told = new URLSearchParams();
    for (const name of ["state", "severity"]) {
      if (ticked(name).length) {
        told.set(name, ticked(name).join(","));
      }
    }
    if (source && source.value) {
      told.set("source", source.value);
    }
    if (q.value.trim()) {
      told.set("q", q.value.trim());
    }
    return told.toString();
  }

  function set(told) {
    for (const box of boxes) {
      box.checked = (told.get(box.name) || "").split(",").includes(box.value);
    }
    q.value = told.get("q") || "";
    if (source) {
      source.value = told.get("source") || "";
      source.selectedIndex = Math.max(0, source.selectedIndex);
    }
    apply();
  }

  function changed() {
    history.replaceState(null, "", state() ? `#?${state()}` : "#");
    apply();
  }

  /* "#?…" sets the filters; any other leads to a finding, a source or a line, and shows it whatever is filtered. */
  function arrive() {
    const hash = location.hash.slice(1);
    if (!hash || hash.startsWith("?")) {
      set(new URLSearchParams(hash.slice(1)));
      return;
    }
    const target = named(hash);
    if (!target) {
      return;
    }
    if (target.closest("[hidden]")) {
      set(new URLSearchParams());
    }
    for (let folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) {
      folded.open = true;
    }
    reach(target);
  }

  /* What lies above is laid out, and takes its true height, only when it comes near: so it takes more than one go. */
  function reach(target, goes = 6) {
    target.scrollIntoView();
    if (goes) {
      requestAnimationFrame(() => reach(target, goes - 1));
    }
  }

  /* A name as it stands in the page, or a path with a line: "reports/flood.txt:12". */
  function named(hash) {
    let name = hash;
    try {
      name = decodeURIComponent(hash);
    } catch {
      // It is no encoded name: taken as it stands.
    }
    const [, path, line] = /^(.*?)(?::(\d+))?$/s.exec(name);
    const page = () => Array.from(document.querySelectorAll("article.source")).find((one) => one.dataset.path === path);
    return document.getElementById(name) || document.getElementById(line ? `${page()?.id}:${line}` : page()?.id);
  }

  // ── wiring ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target === q) {
      waiting = setTimeout(changed, 120);
    } else {
      changed();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  for (const button of document.querySelectorAll("[data-clear]")) {
    button.addEventListener("click", () => {
      set(new URLSearchParams());
      changed();
      q.focus();
    });
  }
  document.getElementById("unfold").addEventListener("click", (event) => {
    const open = event.target.getAttribute("aria-pressed") !== "true";
    event.target.setAttribute("aria-pressed", String(open));
    for (const passages of document.querySelectorAll("details.passages")) {
      passages.open = open;
    }
  });
  if (matchMedia("(max-width: 60rem)").matches) {
    form.querySelector("details").open = false;
  }
  form.hidden = false;
  addEventListener("hashchange", arrive);
  apply();
  arrive();
})();
