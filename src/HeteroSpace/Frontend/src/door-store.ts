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

let store = connect();
function connect(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("hs-door", 2);
    opening.onupgradeneeded = () => {
      for (const name of [...opening.result.objectStoreNames]) opening.result.deleteObjectStore(name);
      opening.result.createObjectStore("lists");
      opening.result.createObjectStore("queue", { keyPath: "id" });
    };
    opening.onsuccess = () => {
      opening.result.onclose = () => {
        store = connect();
      };
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error);
  });
}
export async function ask<T>(
  name: string,
  mode: IDBTransactionMode,
  act: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await store).transaction(name, mode);
  const request = act(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}
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
