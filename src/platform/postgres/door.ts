import { readFile, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ownerName, ownFolder } from './cluster.ts'
import { clusterProcesses } from './former.ts'
import type { Settings } from './settings.ts'

/** Where the server can be spoken to. */
export interface Door {
  settings: Settings
  host: string
  query: string
}

/** A socket inside the cluster's own folder (0700); where its name would pass the kernel's 107 bytes, loopback TCP. Both ask for the password. */
export async function chooseDoor(cluster: string): Promise<Door> {
  return Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= 107 ? socketDoor(cluster) : tcpDoor(await freePort())
}

function socketDoor(cluster: string): Door {
  return {
    settings: { listen_addresses: '', unix_socket_directories: ownFolder, unix_socket_permissions: '0700', port: '5432' },
    host: 'localhost',
    query: `?host=${encodeURIComponent(cluster)}&port=5432`,
  }
}

function tcpDoor(port: number): Door {
  return { settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: `${port}` }, host: `127.0.0.1:${port}`, query: '' }
}

/** The address of a database of the server, as its owner. */
export function addressAt(door: Door, password: string, database: string): string {
  return `postgresql://${ownerName}:${password}@${door.host}/${database}${door.query}`
}

/**
 * The owner's address of the embedded database that another process of ours keeps running on this data folder, for the
 * operator's commands. Null when none is running: then start one.
 */
export async function runningPostgres(dataFolder: string): Promise<string | null> {
  try {
    const home = join(await realpath(dataFolder), 'postgres')
    const cluster = join(home, 'cluster')
    const [pid, , , port = '', socketFolder = '', , , status = ''] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    if (status.trim() !== 'ready' || !(await clusterProcesses(cluster)).includes(Number(pid))) return null
    const password = (await readFile(join(home, 'password'), 'utf8')).trim()
    return addressAt(socketFolder === '' ? tcpDoor(Number(port)) : socketDoor(cluster), password, ownerName)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
