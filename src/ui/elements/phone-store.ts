/** What a page keeps on the phone itself, by name: drafts and sound that is not sent yet. Fails where the browser allows no storage. */
const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open('tanggap', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kept'))
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error))
})
// Whoever uses it is told; nobody using it is no fault.
opened.catch(() => null)

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await opened).transaction('kept', mode)
  const request = work(transaction.objectStore('kept'))
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve(request.result))
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}

/** Every name that begins like this. */
const names = (beginning: string) => IDBKeyRange.bound(beginning, `${beginning}\uffff`)

export const keep = (name: string, value: unknown) => inStore('readwrite', (store) => store.put(value, name))
export const keptAt = (name: string): Promise<unknown> => inStore('readonly', (store) => store.get(name))
export const allKept = (beginning: string): Promise<unknown[]> => inStore('readonly', (store) => store.getAll(names(beginning)))
export const forget = (beginning: string) => inStore('readwrite', (store) => store.delete(names(beginning)))
