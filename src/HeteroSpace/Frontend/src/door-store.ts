import { storeOf } from "./store";

// What a door keeps on the device: the lists of events, encrypted under keys that no script can read, and what waits to
// be sent. Written when the transaction is, not when it was asked.
export type Line = { h: string; t: string; n: string; f: string; o: number; i: number };

export type Waiting = {
  id: string;
  of: string;
  ticket?: string;
  name: string;
  contact?: string;
  at: number;
  refused?: string;
};
export type Kept = {
  key: CryptoKey;
  codes: CryptoKey;
  nonce: BufferSource;
  data: BufferSource;
  account: string;
  until: number;
};

export const ask = storeOf("hs-door", 2, database => {
  for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
  database.createObjectStore("lists");
  database.createObjectStore("queue", { keyPath: "id" });
});
export const queue = () => ask<Waiting[]>("queue", "readonly", rows => rows.getAll());

const bytes = (text: string) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) as BufferSource;

/** As the server sent it, but with keys that nobody can read out again. */
export async function keptOf(
  sent: Record<"key" | "codes" | "nonce" | "data" | "account", string> & { until: number },
): Promise<Kept> {
  return {
    key: await crypto.subtle.importKey("raw", bytes(sent.key), "AES-GCM", false, ["decrypt"]),
    codes: await crypto.subtle.importKey("raw", bytes(sent.codes), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]),
    nonce: bytes(sent.nonce),
    data: bytes(sent.data),
    account: sent.account,
    until: sent.until,
  };
}
