// A store of the browser's own, opened once and again when it was closed. Written when the transaction is, not when it
// was asked.
export function storeOf(name: string, version: number, make: (database: IDBDatabase) => void) {
  let store = connect();
  function connect(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, version);
      opening.onupgradeneeded = () => make(opening.result);
      opening.onsuccess = () => {
        opening.result.onclose = () => {
          store = connect();
        };
        resolve(opening.result);
      };
      opening.onerror = () => reject(opening.error);
    });
  }
  return async <T>(
    objects: string,
    mode: IDBTransactionMode,
    act: (objects: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const transaction = (await store).transaction(objects, mode);
    const request = act(transaction.objectStore(objects));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  };
}
