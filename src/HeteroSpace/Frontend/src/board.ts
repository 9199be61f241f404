// The board as it hangs there: its line goes on with the clock, and it prints by a press.
const line = document.querySelector<HTMLElement>(".bd-now");
function goOn(): void {
  if (!line) return;
  const minutes = Math.floor((Date.now() - Date.parse(line.dataset.from ?? "")) / 60000);
  const inside = minutes >= 0 && minutes < Number(line.dataset.quarters) * 15;
  const clock = document.querySelector<HTMLElement>(".bd-clock")!;
  line.hidden = clock.hidden = !inside;
  if (!inside) return;
  line.className = `bd-now at-${Math.floor(minutes / 15)} m-${minutes % 15}`;
  const english = document.documentElement.lang === "en";
  clock.className = line.className.replace("bd-now", "bd-clock");
  clock.textContent = new Date().toLocaleTimeString(english ? "en-GB" : "id-ID", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: line.dataset.zone,
  });
}
if (line) setInterval(goOn, 20_000);
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
// Arrows go from piece to piece, as they lie: one stop for Tab, and Enter presses what stands there.
const board = document.querySelector<HTMLElement>(".bd");
const rows = [...(board?.querySelectorAll(".bd-row[role=group]") ?? [])]
  .map(row => [...row.querySelectorAll<HTMLElement>(".bd-name a, .bd-track a, .bd-track button")])
  .filter(row => row.length > 0);
const middle = (piece: HTMLElement): number => {
  const box = piece.getBoundingClientRect();
  return box.left + box.width / 2;
};
function stand(piece: HTMLElement | undefined): void {
  if (!piece) return;
  for (const other of board!.querySelectorAll<HTMLElement>("[data-stop]")) {
    other.tabIndex = -1;
    delete other.dataset.stop;
  }
  piece.tabIndex = 0;
  piece.dataset.stop = "";
  piece.focus({ preventScroll: true });
  piece.scrollIntoView({ block: "nearest", inline: "nearest" });
}
function next(from: HTMLElement, key: string): HTMLElement | undefined {
  const at = rows.findIndex(row => row.includes(from));
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const row = [...rows[at]].sort((one, other) => middle(one) - middle(other));
    return row[row.indexOf(from) + (key === "ArrowRight" ? 1 : -1)];
  }
  const here = middle(from);
  const row = rows[at + (key === "ArrowDown" ? 1 : -1)];
  return row?.reduce((best, piece) => (Math.abs(middle(piece) - here) < Math.abs(middle(best) - here) ? piece : best));
}
for (const piece of rows.flat()) piece.tabIndex = -1;
const first =
  board?.querySelector<HTMLElement>("button.same") ??
  board?.querySelector<HTMLElement>("button.bd-target") ??
  rows[0]?.[0];
if (first) {
  first.tabIndex = 0;
  first.dataset.stop = "";
  if (first.matches("button")) first.focus({ preventScroll: true });
}
board?.addEventListener("keydown", event => {
  const from = event.target as HTMLElement;
  if (!event.key.startsWith("Arrow") || event.altKey || event.ctrlKey || event.metaKey) return;
  if (from === board) stand(board.querySelector<HTMLElement>("[data-stop]") ?? rows[0]?.[0]);
  else stand(next(from, event.key));
  event.preventDefault();
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || document.querySelector("details[name='menu'][open]")) return;
  document.querySelector<HTMLAnchorElement>("[data-let-go]")?.click();
});
// Whoever presses something on the board finds it where it was.
const kept = sessionStorage.getItem("board");
sessionStorage.removeItem("board");
if (kept) {
  const [top, left] = kept.split(" ").map(Number);
  scrollTo({ top, behavior: "instant" });
  if (board) board.scrollLeft = left;
}
const keep = (event: Event): void => {
  if ((event.target as Element).closest(".bd-block[href*='pilih='], [data-let-go], .bd-target"))
    sessionStorage.setItem("board", `${scrollY} ${board?.scrollLeft ?? 0}`);
};
document.addEventListener("click", keep);
