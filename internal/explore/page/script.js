
"use strict";
const start = performance.now();

// Markup is HTML; every other value in a template below is text, and is escaped.
class Markup { constructor(text) { this.text = text; } }
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
function text(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(text).join("");
  return value === undefined || value === null || value === false ? "" : String(value).replace(/[&<>"']/g, c => escapes[c]);
}
const html = (parts, ...values) => new Markup(parts.reduce((out, part, i) => out + text(values[i - 1]) + part));

const read = id => JSON.parse(document.getElementById(id).textContent);
const entries = new Map();
function entry(i) {
  if (!entries.has(i)) entries.set(i, read("e" + i));
  return entries.get(i);
}
const kinds = ["type", "enum", "operation", "permission"];
const [TYPE, ENUM, OPERATION, PERMISSION] = kinds.keys();
const overview = read("overview"), index = read("index"); // of an entry: kind, name, and the title of an operation
const place = new Map(index.map(([kind, name], i) => [kinds[kind] + "/" + name.toLowerCase(), i]));
// chosen is the entry in the page's address.
function chosen() {
  try { return place.get(decodeURIComponent(location.hash.slice(1)).toLowerCase()); } catch { return undefined; }
}
const find = (kind, name) => place.get(kind + "/" + name.toLowerCase());
const by = id => document.getElementById(id);
const search = by("search"), list = by("list"), main = by("main"), count = by("count");
const filters = [...document.querySelectorAll("fieldset input")];
const title = document.title;

// Small parts.
const address = i => "#" + kinds[index[i][0]] + "/" + encodeURIComponent(index[i][1]);
const link = (i, shown) => html`<a href="${address(i)}">${shown ?? index[i][1]}</a>`;
const label = i => index[i][0] === OPERATION ? index[i][1].split(" ", 1)[0] : ["resource", "enum", , "perm"][index[i][0]];
const badge = i => html`<span class="kind ${label(i).toLowerCase()}">${label(i)}</span>`;
const shortName = i => index[i][0] === OPERATION ? index[i][1].slice(index[i][1].indexOf(" ") + 1) : index[i][1];
// breakable lets a name break between its words.
const breakable = name => new Markup(text(name).replace(/([a-z0-9])([A-Z])|([/.])(?=\w)/g, "$1$3<wbr>$2"));
const tag = t => html`<span class="tag${t === "deprecated" || t === "described nowhere" ? " warn" : t[0] === "$" ? " query" : ""}">${t}</span>`;
const tags = (all, more) => html`<div class="tags">${(all || []).map(tag)}${more}</div>`;
// doc is a description; what is more than a paragraph and a few lines is folded away.
function doc(t) {
  const end = t ? t.indexOf("\n\n") : -1;
  if (end < 0 || t.length - end < 400) return t ? html`<p class="doc">${t}</p>` : "";
  return html`<p class="doc">${t.slice(0, end)}</p><details><summary>More</summary><p class="doc">${t.slice(end + 2)}</p></details>`;
}
const page = url => url && url.startsWith("https://") ? html`<p><a href="${url}" rel="noreferrer">${url.slice("https://".length)}</a></p>` : "";
const source = at => at ? html`<p class="quiet source">Read from ${at}</p>` : "";
const section = (name, number, content) => content.length === 0 ? "" : html`<section data-name="${name}"><h3>${name}${number > 1 ? html` <small>${number}</small>` : ""}</h3>${content}</section>`;
function typeRef(name, many) {
  const i = find("type", name) ?? find("enum", name), shown = i === undefined ? name : link(i, name);
  return html`<code>${shown}</code>${many ? html` <span class="quiet">collection</span>` : ""}`;
}
function table(head, rows, kind) {
  return rows.length === 0 ? [] : html`<table class="${kind}"><thead><tr>${head.map(h => html`<th scope="col">${h}</th>`)}</tr></thead><tbody>${rows.map(r => html`<tr>${r.map(c => html`<td>${c}</td>`)}</tr>`)}</tbody></table>`;
}
const properties = all => table(["Property", "Type", "Description"], all.map(p => [breakable(p.n), typeRef(p.t, p.c), [p.d ? html`<div class="doc">${p.d}</div>` : "", p.m ? tags(p.m) : ""]]), "properties");

// Long lists are shown in part, until a button asks for the rest.
const shownAtOnce = 60;
const waiting = [];
function some(items, item, wrap) {
  const rest = items.slice(shownAtOnce);
  const more = rest.length === 0 ? "" : html`<p><button data-more="${waiting.push(() => rest.map(item)) - 1}">Show ${rest.length} more</button></p>`;
  return items.length === 0 ? [] : html`<ul class="${wrap}">${items.slice(0, shownAtOnce).map(item)}</ul>${more}`;
}
const reference = ([i, how]) => html`<li>${badge(i)}<span class="${index[i][0] === OPERATION ? "path" : ""}">${link(i, breakable(shortName(i)))}</span><span class="quiet">${index[i][0] === OPERATION && index[i][2] ? index[i][2] + " · " : ""}${how}</span></li>`;
function users(refs, name) {
  const isOperation = r => index[r[0]][0] === OPERATION;
  const operations = (refs || []).filter(isOperation), others = (refs || []).filter(r => !isOperation(r));
  return [section(name, operations.length, some(operations, reference, "refs")), section("Referred to by", others.length, some(others, reference, "refs"))];
}

// own finds a property of a type, inherited ones too.
function own(typeName, name) {
  const i = find("type", typeName);
  for (const at of i === undefined ? [] : [i, ...(entry(i).type.bases || [])]) {
    const p = (entry(at).type.properties || []).find(p => p.n === name);
    if (p) return p;
  }
  return { n: name, t: "" };
}

const show = {
  type(t, e) {
    const split = all => [(all || []).filter(p => !p.v), (all || []).filter(p => p.v)];
    const [plain, relations] = split(t.properties);
    return html`<h2><span class="kind resource">resource</span>${t.name}</h2>${tags(t.tags, t.base ? html`<span class="quiet">based on</span> ${typeRef(t.base)}` : "")}${doc(t.doc)}${page(t.url)}
      ${section("Properties", plain.length, properties(plain))}${section("Relationships", relations.length, properties(relations))}
      ${(t.bases || []).map(b => section("From " + index[b][1], (entry(b).type.properties || []).length, properties(entry(b).type.properties || [])))}
      ${section("Derived types", (t.derived || []).length, t.derived ? html`<p>${t.derived.map((d, i) => [i ? ", " : "", typeRef(d)])}</p>` : [])}
      ${users(e.users, "Operations")}${source(t.at)}`;
  },
  enum(t, e) {
    return html`<h2><span class="kind enum">enum</span>${t.name}</h2>${tags(t.tags)}${doc(t.doc)}${page(t.url)}
      ${section("Members", t.members.length, table(["Member", "Description"], t.members))}${users(e.users, "Operations")}${source(t.at)}`;
  },
  operation(o) {
    const callers = ["Work or school account", "Personal account", "Application"];
    const sets = all => all.map((set, i) => [i ? ", " : "", set.map((p, j) => [j ? " and " : "", link(p)])]);
    const body = (o.request?.properties || []).map(p => typeof p === "string" ? own(o.request.type, p) : p);
    return html`<h2 class="path"><span class="kind ${o.method.toLowerCase()}">${o.method}</span>${o.path.split(/(\{[^}]*\})/).map((part, i) => i % 2 ? html`<i>${part}</i>` : part)}</h2>
      ${tags(o.tags)}${o.title ? html`<p><strong>${o.title}</strong></p>` : ""}${doc(o.doc)}${page(o.url)}
      ${section("Go", 1, o.go ? go(o.go) : [])}
      ${section("Permissions, from least to most privileged", 1, table(["Caller", "Permissions"], callers.flatMap((c, i) => o.permissions[i].length ? [[c, sets(o.permissions[i])]] : []), "callers"))}
      ${section("Parameters", 1, table(["Name", "In", "Type", "Description"], (o.parameters || []).map(a => [a.name, a.in, a.type ? typeRef(a.type, a.collection) : "", a.doc])))}
      ${o.request ? section("Request body", body.length, [o.request.type ? html`<p>${typeRef(o.request.type, o.request.collection)}</p>` : "", properties(body)]) : ""}
      ${o.response ? section("Response", 1, html`<p>${o.response.status || ""} ${o.response.type ? typeRef(o.response.type, o.response.collection) : "no body"}</p>`) : ""}
      ${section("Errors", (o.errors || []).length, table(["Code", "Status", "Message"], (o.errors || []).map(r => [r.code, r.status || "", r.message])))}${source(o.at)}`;
  },
  permission(p, e) {
    const form = (name, f) => f ? section(name, 1, table(["Id", "Shown as", "Description"], [[f.id, f.displayName, f.description]])) : "";
    return html`<h2><span class="kind perm">permission</span>${p.name}</h2>${tags(p.methods ? [p.methods + " requests on its page"] : [])}${doc(p.description)}
      ${form("Delegated", p.delegated)}${form("Application", p.application)}${users(e.users, "Operations that it allows")}`;
  },
};

function go(snippet) {
  const imports = ["context", ...snippet.imports].map((path, i) => [i ? ", " : "", html`<code>"${path}"</code>`]);
  const vars = snippet.vars.map(([name, type]) => [", ", html`<code>${name} ${type}</code>`]);
  return html`<div class="code"><pre>${snippet.text}</pre><button data-copy>Copy</button></div><p class="quiet">with <code>ctx context.Context</code>${vars}; imports ${imports}</p>`;
}

function home() {
  const counts = ["resources", "enums", "operations", "permissions"].map((name, kind) => index.filter(e => e[0] === kind).length + " " + name);
  return html`<h2>${title}</h2><p>${counts.join(", ")}, and the Go calls of <code>${overview.import}</code>.</p>
    <p class="quiet"><kbd>/</kbd> searches, <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> clears the search.</p>
    ${section("What most operations deal with", 1, overview.most.length ? html`<ul class="cards">${overview.most.map(([i, n]) => html`<li><a href="${address(i)}">${breakable(index[i][1])} <small>${n}</small></a></li>`)}</ul>` : [])}`;
}

function open() {
  const started = performance.now(), i = chosen();
  waiting.length = 0;
  const kind = i === undefined ? "" : kinds[index[i][0]];
  main.innerHTML = (kind ? show[kind](entry(i)[kind], entry(i)) : home()).text;
  const parts = main.querySelectorAll("section");
  if (kind === "type" && parts.length > 1) parts[0].insertAdjacentHTML("beforebegin", html`<div class="jump">${[...parts].map((s, n) => html`<button data-jump="${n}">${s.dataset.name}</button>`)}</div>`.text);
  main.scrollTop = 0;
  document.title = kind ? index[i][1] + " · " + title : title;
  showCurrent(i);
  main.dataset.milliseconds = (performance.now() - started).toFixed(1);
}
// showCurrent marks an entry in the list, which begins near it when nothing is searched for.
function showCurrent(i) {
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  if (i !== undefined && !search.value && !list.querySelector('[data-i="' + i + '"]')) refresh();
  const item = list.querySelector('[data-i="' + i + '"]');
  item?.setAttribute("aria-current", "page");
  if (item) requestAnimationFrame(() => item.scrollIntoView({ block: "nearest" }));
}
main.addEventListener("click", e => {
  const { more, jump, copy } = e.target.dataset;
  if (more !== undefined) {
    const holder = e.target.parentElement;
    holder.previousElementSibling.insertAdjacentHTML("beforeend", text(waiting[more]()));
    holder.remove();
  }
  if (jump !== undefined) main.querySelectorAll("section")[jump].scrollIntoView();
  if (copy !== undefined) navigator.clipboard?.writeText(e.target.previousElementSibling.textContent).then(() => { e.target.textContent = "Copied"; });
});

// rank is lower for better matches: the whole name, its beginning or the whole title, the beginning of a part of the name, a part of it,
// all words somewhere. Infinity is none.
const folded = index.map(([, name, more]) => (name + " " + (more || "")).toLowerCase());
function rank(i, words, wanted) {
  const all = folded[i];
  for (const w of words) if (!all.includes(w)) return Infinity;
  const at = all.indexOf(wanted), length = index[i][1].length;
  if (all.slice(length + 1) === wanted) return 1;
  if (at < 0 || at >= length) return 4;
  if (at === 0) return wanted.length === length ? 0 : 1;
  return /[ /.]/.test(all[at - 1]) ? 2 : 3;
}
function marked(name, words) {
  const low = name.toLowerCase(), w = words.find(w => low.includes(w));
  if (!w || low.length !== name.length) return breakable(name);
  const at = low.indexOf(w);
  return [breakable(name.slice(0, at)), html`<mark>${name.slice(at, at + w.length)}</mark>`, breakable(name.slice(at + w.length))];
}
const listed = 200; // entries that are listed at once
function refresh() {
  const wanted = search.value.trim().toLowerCase(), words = wanted.split(/\s+/).filter(Boolean);
  const on = filters.map(f => f.checked), hits = [];
  for (let i = 0; i < index.length; i++) {
    if (!on[index[i][0]]) continue;
    const r = wanted ? rank(i, words, wanted) : 0;
    if (r < Infinity) hits.push([r, i]);
  }
  if (wanted) hits.sort((a, b) => a[0] - b[0] || (a[0] < 4 ? index[a[1]][1].length - index[b[1]][1].length : 0) || a[1] - b[1]);
  const current = chosen();
  const at = wanted ? 0 : hits.findIndex(([, i]) => i === current);
  const from = at < listed ? 0 : at - 20;
  list.innerHTML = text(hits.slice(from, from + listed).map(([, i]) => html`<li><a href="${address(i)}" data-i="${i}">${badge(i)}<span>${marked(shortName(i), words)}</span>${index[i][2] ? html`<small>${index[i][2]}</small>` : ""}</a></li>`));
  list.querySelector('[data-i="' + current + '"]')?.setAttribute("aria-current", "page");
  const many = n => n + (n === 1 ? " entry" : " entries");
  count.textContent = hits.length <= listed ? many(hits.length) : (from + 1) + " to " + Math.min(from + listed, hits.length) + " of " + many(hits.length);
}
search.addEventListener("input", refresh);
for (const f of filters) f.addEventListener("change", refresh);
addEventListener("hashchange", open);
addEventListener("keydown", e => {
  const items = [...list.querySelectorAll("a")], at = items.indexOf(document.activeElement), searching = document.activeElement === search;
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "/" && !searching) { e.preventDefault(); search.select(); search.focus(); }
  else if (e.key === "Escape" && searching) { search.value = ""; refresh(); }
  else if (e.key === "ArrowDown" && (searching || at >= 0)) { e.preventDefault(); items[Math.min(at + 1, items.length - 1)]?.focus(); }
  else if (e.key === "ArrowUp" && at >= 0) { e.preventDefault(); at ? items[at - 1].focus() : search.focus(); }
  else if (e.key === "Enter" && searching) { items[0]?.click(); main.focus(); }
});
open();
if (!list.firstChild) refresh();
main.dataset.script = (performance.now() - start).toFixed(1);
