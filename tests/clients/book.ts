// Books and registers with a client that openapi-typescript made from the description of a running server. That it
// compiles says that the description lets it be written; that it ends well, that the description is true. The test
// `GeneratedClientTests` writes v1.d.ts beside it and starts it.
import createClient from "openapi-fetch";
import type { components, paths } from "./v1.js";

declare const process: { env: Record<string, string | undefined> };

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const baseUrl = given("HS_ADDRESS");
const visitor = createClient<paths>({ baseUrl, headers: { "Accept-Language": "en" } });
const member = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${given("HS_TOKEN")}` } });

const wish: components["schemas"]["BookingWish"] = {
  space: given("HS_SPACE"),
  from: "2026-08-05T09:00:00+07:00",
  to: "2026-08-05T10:00:00+07:00",
  people: 2,
  purpose: "Rapat",
};
const key = { header: { "Idempotency-Key": "typescript-booking" } };

// --- what is there -----------------------------------------------------------------------------------------
const sites = await visitor.GET("/api/v1/sites");
expect(sites.data?.items.some(site => site.slug === "semarang") === true, "Semarang is a site");
const free = await visitor.GET("/api/v1/availability", {
  params: { query: { site: "semarang", from: wish.from, to: wish.to, minutes: 60, people: 2 } },
});
expect((free.data?.items.length ?? 0) > 0, "something is free");

// --- a booking: made once, whatever the network does --------------------------------------------------------
const made = await member.POST("/api/v1/bookings", { params: key, body: wish });
expect(made.response.status === 201 && made.data !== undefined, `booked, not ${made.response.status}`);
const again = await member.POST("/api/v1/bookings", { params: key, body: wish });
expect(again.data?.code === made.data.code, "sent again it is the same booking");
const read = await member.GET("/api/v1/bookings/{code}", { params: { path: { code: made.data.code } } });
expect(read.data?.from === wish.from && read.data.people === 2, "it is read as it was wished");

const clash = await member.POST("/api/v1/bookings", { body: wish });
expect(clash.response.status === 409 && clash.error !== undefined, "the same time again is a clash");
expect(clash.error.code === "clash" && "alternatives" in clash.error, "told with its alternatives");
const other = clash.error.alternatives?.[0];
expect(other !== undefined, "there is another");
const instead = await member.POST("/api/v1/bookings", {
  body: { ...wish, space: other.space, from: other.from, to: other.to },
});
expect(instead.response.status === 201, "an alternative can be booked as it is");

const broken = await member.POST("/api/v1/bookings", { body: { ...wish, people: 900, purpose: "" } });
expect(broken.response.status === 422 && broken.error !== undefined, "rules are broken");
const rules = "errors" in broken.error ? (broken.error.errors ?? []).map(rule => rule.code) : [];
expect(rules.includes("too_many_people") && rules.includes("purpose_missing"), `every one is told: ${rules}`);

// --- a registration ------------------------------------------------------------------------------------------
const event = { slug: given("HS_EVENT") };
const joined = await member.POST("/api/v1/events/{slug}/registrations", {
  params: { path: event, header: { "Idempotency-Key": "typescript-registration" } },
  body: { mode: "in-person", people: 1 },
});
expect(joined.response.status === 201 && joined.data !== undefined, `registered, not ${joined.response.status}`);
expect(joined.data.status === "confirmed" && joined.data.tickets.length === 1, "with a ticket");
const place = await member.GET("/api/v1/registrations/{id}", { params: { path: { id: joined.data.id } } });
expect(place.data?.tickets[0] === joined.data.tickets[0], "which can be read again");

const full = await visitor.POST("/api/v1/events/{slug}/registrations", {
  params: { path: { slug: given("HS_FULL") } },
  body: { mode: "in-person", name: "Peserta 033", email: "tamu33@example.org" },
});
expect(full.error?.code === "full" && "place" in full.error && full.error.place === 1, "full, with the place");
expect(full.error.title === "There are not as many seats.", "in the language that was asked for");

const gone = await member.DELETE("/api/v1/bookings/{code}", { params: { path: { code: made.data.code } } });
expect(gone.response.status === 204, "cancelled");
console.log("A generated client booked and registered.");
