// Where links lead: to a message of this workspace on this page, whatever its host; elsewhere in a tab of its own.

const PLACES = [
  { path: /^\/archives\/(\w+)\/p(\d+)(\d{6})$/, of: ([, channel, seconds, rest]) => [channel, `${seconds}.${rest}`] },
  { path: /^\/l\/message\/([^/]+)\/(\d+)$/, of: ([, channel, id]) => [decodeURIComponent(channel), id] },
];

/** Lets a link lead where it should; `view` has `show`. */
export function aim(link, view) {
  const { pathname } = new URL(link.href);
  for (const { path, of } of PLACES) {
    const found = pathname.match(path);
    if (found) return lead(link, () => view.show(...of(found)));
  }
  Object.assign(link, { target: "_blank", rel: "noreferrer" });
}

function lead(link, show) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show();
  });
}
