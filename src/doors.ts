import type { Door } from './app.ts'
import { createPasswords } from './office/people/passwords.ts'
import { createSignIn } from './office/people/sign-in.ts'
import { addSettingsPages } from './desk/settings/settings.tsx'
import { addAccountRoutes, addLinkRoutes } from './desk/sign-in/password-routes.tsx'
import { addSignInRoutes } from './desk/sign-in/sign-in-routes.tsx'
import type { Jobs } from './platform/jobs.ts'
import type { OnProblem } from './platform/http/problems.ts'
import type { House } from './procedure/house.ts'
import type { Travel } from './time-travel.ts'

/** Every door of the house, in the order of ARCHITECTURE.md. */
export function doors(_given: { jobs: Pick<Jobs, 'alive'>; travel: Travel }): Door[] {
  return [addSignIn, addSettingsPages]
}

function addSignIn(app: Parameters<Door>[0], house: House): void {
  const { workplace, db, secret, frame } = house
  const passwords = createPasswords()
  const deps = {
    db, officeId: workplace.officeId, zone: workplace.zone, now: workplace.now, passwords, frameOf: frame,
    signIn: createSignIn({ db, officeId: workplace.officeId, passwords, secret }),
  }
  addSignInRoutes(app, deps)
  addLinkRoutes(app, deps)
  addAccountRoutes(app, deps)
}

export function renderProblem(_house: House, problem: Parameters<OnProblem>[0]): ReturnType<OnProblem> {
  return { json: { code: problem.code } }
}
