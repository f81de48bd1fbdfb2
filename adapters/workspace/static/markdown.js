// The little Markdown of a card's text as a tree: strings, and objects {tag, children, …}. It makes no HTML.

const ENTITIES = { amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", quot: '"' };
const INLINE = new RegExp(
  [
    "\\\\(?<escaped>[!-/:-@\\[-`{-~])",
    "\\{\\{(?<what>DATE|TIME)\\((?<at>[^,)]+)(?:, ?(?<form>\\w+))?\\)\\}\\}",
    "<at>(?<name>.*?)</at>",
    "\\[(?<label>(?:\\\\.|[^\\]\\\\])*)\\]\\((?<href>https?://[^)\\s]+)\\)",
    "\\*\\*(?<strong>(?:\\\\.|[^*\\\\])+)\\*\\*",
    "(?<![\\w*])(?<mark>[*_])(?<em>(?:\\\\.|[^*_\\\\])+)\\k<mark>(?![\\w*])",
    "&(?<entity>amp|lt|gt|nbsp|quot);",
    "(?<line>\\n+)",
  ].join("|"),
  "g",
);
const FORMS = {
  LONG: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  SHORT: { weekday: "short", month: "short", day: "numeric", year: "numeric" },
};

/** The tree of a text. */
export function parsed(text) {
  const tree = [];
  let done = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > done) tree.push(text.slice(done, found.index));
    tree.push(node(found.groups));
    done = found.index + found[0].length;
  }
  if (done < text.length) tree.push(text.slice(done));
  return tree;
}

function node({ escaped, what, at, form, name, label, href, strong, em, entity, line }) {
  if (escaped) return escaped;
  if (what) return dated(what, at, form);
  if (name !== undefined) return { tag: "span", className: "mention", children: [`@${name}`] };
  if (href) return { tag: "a", href, children: parsed(label) };
  if (strong) return { tag: "strong", children: parsed(strong) };
  if (em) return { tag: "em", children: parsed(em) };
  if (entity) return ENTITIES[entity];
  return line.length > 1 ? "\n" : " ";
}

function dated(what, at, form) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  const text = what === "TIME" ? moment.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" })
    : moment.toLocaleDateString(undefined, FORMS[form] ?? { dateStyle: "short" });
  return { tag: "time", dateTime: moment.toISOString(), children: [text] };
}
