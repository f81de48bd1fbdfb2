// The platform's text markup as a tree: strings, and objects {tag, children, …}. It makes no HTML; blocks.js does.

const EMOJI = {
  alarm_clock: "⏰", bell: "🔔", calendar: "📅", hourglass: "⌛", information_source: "ℹ️", lock: "🔒", no_entry: "⛔",
  phone: "☎️", rotating_light: "🚨", speech_balloon: "💬", telephone_receiver: "📞", ticket: "🎫", warning: "⚠️",
  wave: "👋", white_check_mark: "✅", x: "❌",
};
const STYLES = { "*": "strong", _: "em", "~": "s" };
const INLINE = new RegExp(
  [
    "<(?<control>[^<>\\n]+)>",
    "`(?<code>[^`\\n]+)`",
    "(?<![\\w*_~])(?<style>[*_~])(?<styled>[^\\s*_~](?:[^\\n]*?[^\\s])?)\\k<style>(?![\\w])",
    ":(?<emoji>[a-z0-9_+-]+):",
  ].join("|"),
  "g",
);
const WEEKDAY = { weekday: "long" };
const DATE_TOKENS = {
  date_num: (at) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
  date_slash: (at) => at.toLocaleDateString(),
  date: (at) => at.toLocaleDateString(undefined, { dateStyle: "long" }),
  date_short: (at) => at.toLocaleDateString(undefined, { month: "short", day: "numeric", year: "numeric" }),
  date_long: (at) => at.toLocaleDateString(undefined, { ...WEEKDAY, month: "long", day: "numeric", year: "numeric" }),
  time: (at) => at.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" }),
  time_secs: (at) => at.toLocaleTimeString(),
  ago: (at, now) => `${Math.round(Math.abs(now - at) / 60000)} minutes ${at > now ? "from now" : "ago"}`,
};

export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The tree of a text. `reader` has `names` (of users and channels by id) and `now`, a Date. */
export function parsed(text, reader) {
  const tree = [];
  text.split(/```\n?/).forEach((part, index) => {
    if (index % 2) tree.push({ tag: "pre", children: [unescaped(part)] });
    else tree.push(...paragraphs(part, reader));
  });
  return tree;
}

function paragraphs(text, reader) {
  const tree = [];
  for (const line of text.split(/(?<=\n)/)) {
    const quote = line.match(/^(?:&gt;|>) ?([^]*)$/);
    const last = tree.at(-1);
    if (!quote) tree.push(...inline(line, reader));
    else if (last?.tag === "blockquote") last.children.push(...inline(quote[1], reader));
    else tree.push({ tag: "blockquote", children: inline(quote[1], reader) });
  }
  return tree;
}

function inline(text, reader) {
  const tree = [];
  let done = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > done) tree.push(unescaped(text.slice(done, found.index)));
    tree.push(node(found, reader));
    done = found.index + found[0].length;
  }
  if (done < text.length) tree.push(unescaped(text.slice(done)));
  return tree;
}

function node(found, reader) {
  const { control, code, style, styled, emoji } = found.groups;
  if (control) return controlled(control, reader);
  if (code) return { tag: "code", children: [unescaped(code)] };
  if (style) return { tag: STYLES[style], children: inline(styled, reader) };
  return EMOJI[emoji] ?? found[0];
}

function controlled(control, { names, now }) {
  const bar = control.indexOf("|");
  const what = bar < 0 ? control : control.slice(0, bar);
  const label = bar < 0 ? null : unescaped(control.slice(bar + 1));
  if (what.startsWith("@")) return mention(`@${names[what.slice(1)] ?? label ?? what.slice(1)}`);
  if (what.startsWith("#")) return mention(`#${names[what.slice(1)] ?? label ?? what.slice(1)}`);
  if (what.startsWith("!date^")) return dated(what, label, now);
  if (what.startsWith("!")) return mention(label ?? `@${what.slice(1)}`);
  const href = unescaped(what);
  if (/^(https?:|mailto:)/.test(href)) return { tag: "a", href, children: [label ?? href] };
  return label ?? href;
}

function mention(text) {
  return { tag: "span", className: "mention", children: [text] };
}

function dated(what, fallback, now) {
  const [, seconds, format] = what.split("^");
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime()) || !format) return fallback ?? what;
  const text = format.replace(/\{(\w+)\}/g, (token, name) => dateToken(name, at, now) ?? token);
  return { tag: "time", dateTime: at.toISOString(), title: fallback ?? "", children: [unescaped(text)] };
}

function dateToken(name, at, now) {
  const plain = name.replace(/_pretty$/, "");
  if (plain !== name) {
    const days = Math.round((midnight(at) - midnight(now)) / 86400000);
    const near = { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
    if (near) return near;
  }
  return DATE_TOKENS[plain]?.(at, now);
}

function midnight(at) {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}

function two(number) {
  return String(number).padStart(2, "0");
}
