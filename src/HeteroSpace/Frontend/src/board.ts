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
