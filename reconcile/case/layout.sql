-- The case file, layout 3. Rows of documents, claims, clusters and findings are kept once, however many runs hold them:
-- `digest` is the SHA-256 of what they say, and the run_… tables tell which run holds which, in the report's order.
-- `data` is the whole value in JSON; the other columns are there to be read and queried.

create table sources (                      -- the files as they were read
    sha256 text primary key,
    size integer,                           -- of the bytes; null where they were not kept
    bytes blob                              -- compressed with zlib
) without rowid;

create table documents (
    key integer primary key,
    digest text not null unique,
    id text not null,
    path text not null,
    source text not null references sources(sha256),
    publisher text,
    title text,
    url text,
    published text,
    characters integer not null,
    text_sha256 text not null,              -- of the text in UTF-8
    text blob,                              -- compressed with zlib; null where it is the bytes of the source
    labels text not null,                   -- of each line
    data text not null
);

create table claims (
    key integer primary key,
    digest text not null unique,
    id text not null,
    document integer not null references documents(key),
    kind text not null,
    line integer not null,
    "column" integer not null,
    start integer not null,
    "end" integer not null,
    quote text not null,
    measure text not null,
    said text not null,                     -- the value in words, as fingerprints take it
    value real,
    low real,
    high real,
    bound text,
    unit text,
    speaker text,
    event text,
    period_start text,
    period_end text,
    place text,
    modality text not null,
    data text not null
);
create index claims_by_id on claims(id);
create index claims_by_document on claims(document);

create table clusters (
    key integer primary key,
    digest text not null unique,
    id text not null,
    question text not null,
    data text not null
);

create table findings (
    key integer primary key,
    digest text not null unique,
    id text not null,
    fingerprint text not null,              -- of the claims on its sides: the same in every run
    cluster text not null,
    question text not null,
    verdict text not null,
    reason text not null,
    severity text not null,
    confidence real not null,
    internal integer not null,
    explanation text not null,
    left_claims text not null,              -- JSON array of claim ids
    right_claims text not null,
    data text not null
);
create index findings_by_id on findings(id);
create index findings_by_fingerprint on findings(fingerprint);

create table runs (
    id integer primary key,
    version text not null,
    model text not null,
    settings text not null,                 -- JSON
    inputs text not null,                   -- JSON array
    started text,
    conflicts integer not null,
    data text not null,                     -- JSON: datings, origins, problems
    digest text not null                    -- SHA-256 of all of the run: this row and the digests of what it holds
);
create table run_documents (
    run integer not null references runs(id), place integer not null, document integer not null references documents(key),
    primary key (run, place)
) without rowid;
create table run_claims (
    run integer not null references runs(id), place integer not null, claim integer not null references claims(key),
    primary key (run, place)
) without rowid;
create table run_clusters (
    run integer not null references runs(id), place integer not null, cluster integer not null references clusters(key),
    primary key (run, place)
) without rowid;
create table run_findings (
    run integer not null references runs(id), place integer not null, finding integer not null references findings(key),
    primary key (run, place)
) without rowid;
create index run_claims_by_claim on run_claims(claim, run);
create index run_findings_by_finding on run_findings(finding, run);

create table extracts (                     -- what was read from a document, so that it need not be read again
    document text primary key,              -- SHA-256 of all that the reading depends on in the document
    settings text not null,                 -- and of code, model and settings
    data blob not null
) without rowid;

create table renderings (                   -- a run's report in a format, so that it need not be written anew
    key text primary key,                   -- SHA-256 of all that the bytes depend on
    run integer not null references runs(id), -- the last that came to them
    sha256 text not null,                   -- of the bytes
    data blob not null                      -- compressed with zlib
);

create table works (                        -- what the steps of a run worked out, for the next one to take again
    run integer not null references runs(id),
    step text not null,
    code text not null,                     -- SHA-256 of code, model and settings
    sha256 text not null,                   -- of the data
    data blob not null,                     -- JSON, compressed with zlib
    primary key (run, step)
);

-- Decisions are added, never changed; `hash` covers `entry`, which names the hashes before it.
create table decisions (
    number integer primary key,
    hash text not null unique,
    run integer references runs(id),        -- the latest when it was made or taken in
    at text not null,
    who text not null,
    kind text not null,
    finding text not null,
    fingerprint text not null,
    question text not null,
    ruling text not null,                   -- in words
    reason text not null,
    undoes text references decisions(hash),
    entry text not null                     -- JSON
);
create index decisions_by_fingerprint on decisions(fingerprint);
create index decisions_by_undone on decisions(undoes);
create trigger decisions_are_kept before delete on decisions
begin select raise(abort, 'decisions are never deleted: undo is one more entry'); end;
create trigger decisions_are_not_changed before update on decisions
begin select raise(abort, 'decisions are never changed: add one more entry'); end;

create table chain (                        -- how long the log is and where it ends, so that a cut end shows
    id integer primary key check (id = 1),
    count integer not null,
    heads text not null                     -- JSON array of hashes
);
insert into chain values (1, 0, '[]');

create table standing (                     -- which decision holds for which finding of a run
    run integer not null references runs(id),
    finding text not null,
    decision integer not null references decisions(number),
    state text not null,                    -- ruled, carried, moved, reopened
    note text not null,
    primary key (run, finding, decision)
) without rowid;

create view latest_findings as
select f.*, rf.run, rf.place from run_findings rf join findings f on f.key = rf.finding
where rf.run = (select max(id) from runs);

create view open_conflicts as
select f.id, f.severity, f.reason, f.question, f.explanation, f.confidence, f.internal
from latest_findings f
where f.verdict = 'conflict' and not exists (
    select 1 from standing s join decisions d on d.number = s.decision
    where s.run = f.run and s.finding = f.id and s.state <> 'reopened' and d.kind not in ('needs_call', 'undo')
      and not exists (select 1 from decisions u where u.undoes = d.hash)
)
order by case f.severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end, f.place;

create view claims_by_source as
select d.path, d.publisher, c.line, c."column", c.quote, c.said, c.measure, c.kind, c.speaker, c.event, c.period_start,
       c.period_end, c.place, c.modality, c.id, d.source as sha256
from run_claims rc join claims c on c.key = rc.claim join documents d on d.key = c.document
where rc.run = (select max(id) from runs)
order by d.path, c.start, c."end", c.id;

create view decision_log as
select d.number, d.at, d.who, d.kind, d.ruling, d.finding, d.question, d.reason,
       (select u.number from decisions u where u.undoes = d.hash order by u.number limit 1) as undone_by, d.hash
from decisions d order by d.number;
