// What is pressed, typed or scanned at the desk happens in its place: the same form is sent, and of the answer only
// what has changed is put in. What leads elsewhere goes there; without this script the page comes anew, and all works
// too.
type Sent = { form: HTMLFormElement; body: FormData; part: string; row?: Row };
type Row = { code: string; place: number };

const parse = new DOMParser();
const field = document.querySelector<HTMLInputElement>("#cari")!;
const one = (selector: string, within: ParentNode = document) => within.querySelector<HTMLElement>(selector);
// Nobody goes on from what is folded.
const isSeen = (row: Element | null) => !!row && !row.closest("details:not([open])");
const rows = () => [...document.querySelectorAll<HTMLElement>(".desk-groups .desk-row")].filter(isSeen);

/** Which part of the page a form of the desk changes; those of the side column change more. */
function partOf(form: HTMLFormElement): string | undefined {
  if (form.method !== "post" || new URL(form.action).pathname !== location.pathname) return;
  if (form.closest(".desk-search")) return "temuan";
  if (!form.closest(".desk-groups")) return;
  return one(".desk-fold[open]") ? "tamu-semua" : "tamu";
}

// One after the other: who scans on does not wait for an answer, and none is lost.
let last: Promise<void> = Promise.resolve();

/**
 * Takes over the forms of the desk.
 * @param isAway whether there is no network: then they are kept, and not sent.
 * @param changed what stands was put in anew.
 * @param lost nothing answered: what was pressed is sent to this instead.
 */
export function inPlace(isAway: () => boolean, changed: () => void, lost: (form: HTMLFormElement) => void): void {
  const sending = new WeakSet<HTMLFormElement>();
  document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    const part = partOf(form);
    if (!part || event.defaultPrevented || isAway()) return;
    event.preventDefault();
    // Sent as often as it is asked for, and not once as where the page comes anew (form.ts).
    delete form.dataset.sent;
    if (sending.has(form)) return;
    const isAsked = form.contains(field);
    if (isAsked) field.select();
    else sending.add(form);
    const sent = { form, body: new FormData(form, event.submitter), part, row: rowOf(form) };
    last = last.then(() => send(sent, changed, lost)).finally(() => sending.delete(form));
  });
}

const rowOf = (form: HTMLFormElement): Row | undefined => {
  const row = form.closest<HTMLElement>(".desk-groups .desk-row[id]");
  return row ? { code: row.id, place: rows().indexOf(row) } : undefined;
};

async function send(sent: Sent, changed: () => void, lost: (form: HTMLFormElement) => void): Promise<void> {
  const answer = await fetch(location.pathname, {
    method: "POST",
    body: new URLSearchParams(sent.body as unknown as Record<string, string>),
    headers: { "X-Page-Part": sent.part },
  }).catch(() => null);
  // Whether it came is not known: it is pressed again, and once done it is not done twice.
  if (!answer) return lost(standing(sent));
  if (!answer.ok) return whole(standing(sent));
  const here = new URL(answer.url);
  if (here.pathname !== location.pathname || (here.search !== "" && !here.searchParams.has("baris"))) {
    location.assign(answer.url);
    return;
  }
  const isWhole = put(parse.parseFromString(await answer.text(), "text/html"), sent);
  changed();
  if (!isWhole || Date.now() - toldAt > 60_000) guestsSoon(changed);
}

// Its row may have been put in anew by the answer before.
function standing(sent: Sent): HTMLFormElement {
  const handler = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("[name=_handler]")?.value;
  const same = [...document.forms].find(form => handler(form) === sent.body.get("_handler"));
  return sent.form.isConnected ? sent.form : (same ?? sent.form);
}

// What the house says then is said on a page of its own. A form with a key does nothing twice.
function whole(form: HTMLFormElement): void {
  if (form.isConnected) form.submit();
  else location.reload();
}

// Another desk has done something meanwhile, or what is told by the minute is old: once the hand rests all rows are
// put in anew.
let asks = 0,
  toldAt = Date.now();
function guestsSoon(changed: () => void): void {
  clearTimeout(asks);
  asks = window.setTimeout(() => (last = last.then(() => guestsNow(changed))), 1000);
}

async function guestsNow(changed: () => void): Promise<void> {
  const part = one(".desk-fold[open]") ? "tamu-semua" : "tamu";
  const answer = await fetch(location.pathname, { headers: { "X-Page-Part": part } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = parse.parseFromString(await answer.text(), "text/html");
  const guests = one("section.desk-groups", page);
  if (!guests) return;
  const at = document.activeElement?.closest<HTMLElement>(".desk-groups .desk-row[id]");
  const row = at && { code: at.id, place: rows().indexOf(at) };
  putGuests(guests, page);
  if (row) focusRow(row);
  changed();
}

/** Whether what stands now is all that the house knows. */
function put(answer: Document, sent: Sent): boolean {
  one(".desk-toast")?.replaceChildren(...(one(".desk-toast", answer)?.childNodes ?? []));
  const guests = one("section.desk-groups", answer);
  const row = one(".desk-row[data-after]", answer);
  const isWhole = !row || putRow(row, answer);
  if (guests && !row) putGuests(guests, answer);
  putFree(one(".walk-in", answer));
  putFound(one(".desk-search", answer));
  if (sent.row) focusRow(sent.row);
  else if (guests) scanNext(sent);
  else focusFound(sent);
  return isWhole;
}

const heads = (page: Document) => [...page.querySelectorAll<HTMLElement>("section.desk-groups [data-of]")];
const headOf = (told: HTMLElement) => heads(document).find(stood => stood.dataset.of === told.dataset.of);

// One row goes to where it stands now, and each heading says how many there are by now.
function putRow(row: HTMLElement, answer: Document): boolean {
  const now = heads(answer);
  const head = row.previousElementSibling as HTMLElement;
  document.getElementById(row.id)?.remove();
  one("section.desk-groups > .empty")?.remove();
  for (const stood of heads(document)) if (!now.some(one => one.dataset.of === stood.dataset.of)) removeGroup(stood);
  now.forEach((one, at) => putHead(one, now.slice(at + 1)));
  const stands = headOf(head)!;
  const after = row.dataset.after === "" ? stands : document.getElementById(row.dataset.after!);
  // Where its group is only counted it does not stand.
  if (!one("a", stands)) (after ?? stands).after(row);
  const isWhole = heads(document).every(isAsTold);
  if (isWhole) asOld(answer);
  return isWhole;
}

function removeGroup(head: HTMLElement): void {
  for (const one of under(head)) one.remove();
  fold(head).remove();
}

const fold = (head: HTMLElement) => head.closest<HTMLElement>("details") ?? head;

// A group whose first has just come stands before those that follow it.
function putHead(now: HTMLElement, following: HTMLElement[]): void {
  const stood = headOf(now);
  if (stood) {
    stood.dataset.signs = now.dataset.signs;
    for (const said of [".desk-count", ".desk-aside"])
      one(said, stood)?.replaceChildren(...one(said, now)!.cloneNode(true).childNodes);
    return;
  }
  const next = following.map(headOf).find(head => head);
  const made = now.cloneNode(true);
  if (next) fold(next).before(made);
  else one("section.desk-groups")?.append(made);
}

function under(head: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let next = head.nextElementSibling; next && !next.matches("[data-of], details"); next = next.nextElementSibling)
    found.push(next as HTMLElement);
  return found;
}

// The rows that stand here are those that the house has, in its order, and nobody has changed one. Of a long group the
// house tells the first.
function isAsTold(head: HTMLElement): boolean {
  if (one("a", head)) return true;
  const signs = (head.dataset.signs ?? "").split(" ");
  const stand = under(head).flatMap(row => row.dataset.sign ?? []);
  const isCut = signs.length < Number(one(".desk-count", head)!.textContent);
  return (isCut ? stand.slice(0, signs.length) : stand).join(" ") === signs.join(" ");
}

// What has become free, unless someone is just being written in there.
function putFree(free: HTMLElement | null): void {
  const stood = one(".walk-in");
  const isUsed = stood?.contains(document.activeElement) || stood?.querySelector<HTMLInputElement>("#siapa")?.value;
  if (free && stood && !isUsed) stood.replaceWith(free);
}

function putGuests(guests: HTMLElement, answer: Document): void {
  const stood = one("section.desk-groups");
  const open = [...(stood?.querySelectorAll(".desk-fold[open]") ?? [])].map(fold => fold.id);
  stood?.replaceWith(guests);
  toldAt = Date.now();
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  asOld(answer);
}

// What is kept for a desk without a network is as old as this answer.
function asOld(answer: Document): void {
  const net = one("#jaringan");
  for (const [name, said] of Object.entries(one("#jaringan", answer)?.dataset ?? {})) if (net) net.dataset[name] = said;
}

// The field itself stays: the next is being typed into it.
function putFound(search: HTMLElement | null): void {
  const place = one(".desk-search")!;
  for (const old of [...place.children]) if (!old.contains(field)) old.remove();
  for (const found of [...(search?.children ?? [])]) if (!found.querySelector("#cari")) place.append(found);
  const who = one(".desk-none")?.dataset.who;
  const guest = document.querySelector<HTMLInputElement>("#siapa");
  if (who && guest) guest.value = who;
}

const isNext = (sent: Sent) => field.value !== (sent.body.get("cari") ?? "");

// It is done: the field is free, unless the next stands there already.
function scanNext(sent: Sent): void {
  if (isNext(sent)) return;
  field.value = "";
  field.focus();
}

// Enter does what is most likely meant.
function focusFound(sent: Sent): void {
  if (!isNext(sent)) one(".desk-search [autofocus]:not(#cari)")?.focus();
}

// The row, or the one that has taken its place.
function focusRow({ code, place }: Row): void {
  const same = document.getElementById(code);
  const row = isSeen(same) ? same : rows()[Math.min(place, rows().length - 1)];
  (row?.querySelector<HTMLElement>("form button") ?? row?.querySelector<HTMLElement>("a") ?? field).focus();
}
