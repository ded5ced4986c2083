import pg from 'pg'

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, release: (fault?: Error | boolean) => void) => void

/**
 * A pool to which a client may be given back twice. graphile-worker does so when its listener loses the connection in the very moment in which it is ended
 * (`onErrorReleaseClientAndTryAgain` and `release` both give back), in a promise that nobody awaits: without this the program would end with it.
 */
export class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(taken: Taken): void
  override connect(taken?: Taken): Promise<pg.PoolClient> | void {
    if (!taken) return super.connect()
    super.connect((error, client, release) => {
      let given = false
      taken(error, client, (fault) => {
        if (given) return
        given = true
        release(fault)
      })
    })
  }
}
