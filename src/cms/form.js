// Made by `samut cms`, which writes it anew.
//
// Starts the form, and stands between it and the files: the CMS would write a file wholly anew, without its
// comments, and lose what stands in another shape than that of its fields. Here what was changed in the form
// is changed in the text of the file, and the rest of it stays as it is.
const { cms, toml } = document.documentElement.dataset;
const { TomlFormat, parse, patch, stringify } = await import(new URL(toml, document.baseURI));
const { collections } = await (await fetch("config.json")).json();

// The text that a value was read from goes with it through the form, under a name that no key has. It is
// wrapped, so that nothing is cut from its ends on the way.
const SOURCE = "samut source";
const wrapped = (text) => JSON.stringify(text);
const unwrapped = (text) => text && JSON.parse(text);
const FRONT_MATTER = /^(?<open>\+\+\+[ \t]*\n)(?<head>(?:[^\n]*\n)*?)(?<close>\+\+\+[ \t]*(?:\n(?:[ \t]*\n)*|$))/;

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
const isEmpty = (value) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0) ||
  (isTable(value) && Object.values(value).every(isEmpty));
// Dates as the texts that the form shows.
const plain = (value) => JSON.parse(JSON.stringify(value));

// The fields by which documents and registers are shown, whichever collection they stand in.
const fieldsOf = (lists) => [...new Map(lists.flat().map((field) => [field.name, field])).values()];
const ofDocuments = fieldsOf(collections.map(({ fields = [] }) => fields));
const ofFiles = fieldsOf(collections.flatMap(({ files = [] }) => files.map(({ fields }) => fields)));

// What a table holds for its fields, in their shapes. The rest does not go through the form, and stays in the file.
function fitted(table, fields) {
  const known = fields.filter(({ name }) => name in table).map((field) => [field.name, fittedTo(field, table[field.name])]);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function fittedTo({ widget, fields, multiple, options }, value) {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (widget === "object") {
    if (isTable(only)) return fitted(only, fields);
    const isBothLanguages = fields.every(({ name }) => name === "th" || name === "en");
    return isBothLanguages && typeof value === "string" ? { th: value, en: value } : undefined;
  }
  if (widget === "list" && fields) {
    const tables = [value].flat();
    return tables.every(isTable) ? tables.map((table) => fitted(table, fields)) : undefined;
  }
  if (widget === "list" || multiple) return [value].flat().some((one) => typeof one === "object") ? undefined : value;
  if (typeof only === "object") return undefined;
  if (widget === "number" && typeof only === "string") {
    const digits = only.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
    return /^\d+$/.test(digits) ? Number(digits) : undefined;
  }
  return options?.some((option) => typeof option.value === "boolean") && typeof only !== "boolean" ? undefined : only;
}

// Whether two values say the same: what is empty says nothing, and one text stands for a list of one.
function same(a, b) {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (Array.isArray(a) || Array.isArray(b)) {
    const [as, bs] = [[a].flat(), [b].flat()];
    return as.length === bs.length && as.every((one, at) => same(one, bs[at]));
  }
  if (isTable(a) && isTable(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
  return a === b;
}

// What a file holds, `before`, once the form was given `shown` of it and `saved` came back.
function changed(before, shown, saved) {
  if (same(shown, saved)) return before;
  if (isTable(before) && isTable(shown) && isTable(saved)) return changedTable(before, shown, saved);
  if (Array.isArray(saved) && saved.some(isTable)) return changedList([before].flat(), [shown].flat(), saved);
  if (Array.isArray(before) && before.length === 1 && isTable(shown)) return [changed(before[0], shown, saved)];
  if (before instanceof Date && /^\d{4}-\d\d-\d\d$/.test(saved)) return parse(`date = ${saved}`).date;
  return tidy(saved);
}

function changedTable(before, shown, saved) {
  const after = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(saved)])) {
    if (!(key in before)) after[key] = tidy(saved[key]);
    else if (isEmpty(saved[key]) && !isEmpty(shown[key])) continue;
    else after[key] = changed(before[key], shown[key], saved[key]);
  }
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => key in before || !isEmpty(value)));
}

// Tables that were moved are known by what they say, those that were changed by where they stand.
function changedList(before, shown, saved) {
  const left = new Set(shown.keys());
  const was = saved.map((table) => {
    const found = [...left].find((at) => same(shown[at], table));
    left.delete(found);
    return found;
  });
  return saved.map((table, at) => {
    const from = was[at] ?? (left.delete(at) ? at : undefined);
    return from === undefined || !isTable(before[from]) ? tidy(table) : changed(before[from], shown[from], table);
  });
}

// Without what says nothing.
function tidy(value) {
  if (Array.isArray(value)) return value.filter((one) => !isEmpty(one)).map(tidy);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => !isEmpty(one)).map(([key, one]) => [key, tidy(one)]));
}

const read = (source, fields) => fitted(plain(parse(source)), fields);

function write(source, fields, saved) {
  const format = TomlFormat.default();
  format.bracketSpacing = false;
  if (source === undefined) return stringify(tidy(saved), format);
  const before = parse(source);
  const shown = read(source, fields);
  const after = changed(before, shown, saved);
  if (after === before) return source;
  // What was added is easier to add when the rest is in its place.
  for (const steps of [[after], [without(before, after), after]]) {
    const text = patched(source, steps);
    if (text !== undefined && says(text) === JSON.stringify(inOrder(plain(after)))) return text;
  }
  // Too much has changed at once for the text to be kept: what stands at its head is, at least.
  return /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(source)[0] + stringify(after, format);
}

// A text changed step by step, unless toml-patch loses its way in it.
function patched(text, steps) {
  try {
    return steps.reduce((text, step) => patch(text, step), text);
  } catch {
    return undefined;
  }
}

const says = (text) => JSON.stringify(inOrder(plain(parse(text))));

// What a file is to hold, without the tables that come to its lists.
function without(before, after) {
  if (Array.isArray(after) && Array.isArray(before)) return after.slice(0, before.length).map((one, at) => without(before[at], one));
  if (!isTable(after) || !isTable(before)) return after;
  return Object.fromEntries(Object.entries(after).map(([key, one]) => [key, without(before[key], one)]));
}

// Keys have no order that matters.
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  return isTable(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])])) : value;
}

const asLines = (text) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

function documentFrom(text) {
  const found = FRONT_MATTER.exec(text);
  if (!found) return { body: text };
  return { ...read(found.groups.head, ofDocuments), [SOURCE]: wrapped(found[0]), body: text.slice(found[0].length) };
}

function documentTo({ body = "", [SOURCE]: source, ...saved }) {
  const { open, head, close } = FRONT_MATTER.exec(unwrapped(source) ?? "")?.groups ?? { open: "+++\n", close: "+++\n\n" };
  const text = open + asLines(write(head, ofDocuments, saved)) + close;
  if (body === "") return asLines(text.trimEnd());
  return asLines((close.endsWith("\n") ? text : `${text}\n\n`) + body);
}

const fileFrom = (text) => ({ ...read(text, ofFiles), [SOURCE]: wrapped(asLines(text)) });
const fileTo = ({ [SOURCE]: source, ...saved }) => asLines(write(unwrapped(source), ofFiles, saved));

window.CMS_MANUAL_INIT = true;
const script = document.createElement("script");
script.src = cms;
await new Promise((resolve, reject) => {
  script.addEventListener("load", resolve);
  script.addEventListener("error", reject);
  document.head.append(script);
});
CMS.registerCustomFormat("toml-frontmatter", "md", { fromFile: documentFrom, toFile: documentTo });
CMS.registerCustomFormat("toml", "toml", { fromFile: fileFrom, toFile: fileTo });
CMS.init();
