// Single keys press what the page has anyway: a choice, a link, a field. Nothing is kept by a key alone.
"use strict";

const typing = (node) => node instanceof HTMLElement
  && (node.isContentEditable || node.matches("textarea, select, input:not([type=radio]):not([type=checkbox])"));

const rows = () => [...document.querySelectorAll("[data-row]")];

// In a list, j and k go from row to row; Enter opens one as it opens any link.
function walk(key) {
  const all = rows();
  const here = all.indexOf(document.activeElement);
  const next = all[key === "j" ? Math.min(here + 1, all.length - 1) : Math.max(here - 1, 0)];
  if (!next) return false;
  next.focus();
  next.closest("li").scrollIntoView({ block: "nearest" });
  return true;
}

// A choice is picked, and the first thing that it has to be told is asked for.
function pick(radio) {
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  const own = radio.closest(".option")?.querySelector(".details input, .details select");
  (own ?? document.getElementById("reason")).focus();
}

function press(node) {
  if (node.matches("input[type=radio]")) return pick(node);
  if (node.matches("input")) { node.focus(); return node.select(); }
  if (node.matches("summary")) {
    node.parentElement.open = true;
    return node.parentElement.querySelector("input[name=reason]").focus();
  }
  node.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const dialog = document.getElementById("keys");
  if (dialog?.open) return;
  if (event.key === "Escape" && typing(document.activeElement)) return document.activeElement.blur();
  if (typing(event.target)) return;
  if (event.key === "?" && dialog) dialog.showModal();
  else if ((event.key === "j" || event.key === "k") && rows().length) walk(event.key);
  else {
    const node = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!node) return;
    press(node);
  }
  event.preventDefault();
});
