// A webinar's time also by the reader's own clock, where that is another than the site's.
const english = document.documentElement.lang === "en";
for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
  const [begins, ends] = [new Date(time.dateTime), new Date(time.dataset.ends ?? time.dateTime)];
  const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  if (!offset) continue;
  const minutes = (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  if (-begins.getTimezoneOffset() === minutes) continue;
  const clock = (at: Date) =>
    at.toLocaleTimeString(english ? "en-GB" : "id-ID", { hour: "2-digit", minute: "2-digit" });
  const line = document.createElement("span");
  line.className = "hint local-time";
  const language = document.documentElement.lang;
  const day = begins.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" });
  const parts = Intl.DateTimeFormat(language, { timeZoneName: "short" }).formatToParts(begins);
  const zone = parts.find(part => part.type === "timeZoneName")?.value ?? "";
  line.textContent = `${time.dataset.said} ${day}, ${clock(begins)}–${clock(ends)} (${zone})`;
  time.after(document.createElement("br"), line);
}
