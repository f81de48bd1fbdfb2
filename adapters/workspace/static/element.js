// Elements of the page. Text only ever becomes text nodes.

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A tree of strings and objects {tag, children, …} as nodes. `aim` is given each link. */
export function grown(node, aim) {
  if (typeof node === "string") return node;
  const { tag, children, ...properties } = node;
  const made = element(tag, properties, ...children.map((child) => grown(child, aim)));
  if (tag === "a") aim(made);
  return made;
}
