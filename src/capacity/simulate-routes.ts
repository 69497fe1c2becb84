import { Choice } from './simulate-draws.ts'
import type { Route } from './simulate-model.ts'
import type { Stream } from './simulate-random.ts'

export const NOWHERE: readonly number[] = []

/** Which stages a family joins next, by the shares of its routes. */
export class Routes {
  private readonly routes: readonly Route[]
  private readonly choice: Choice | undefined

  constructor(routes: readonly Route[], stream: Stream) {
    this.routes = routes
    const sure = routes.length === 0 || (routes.length === 1 && routes[0]?.share === 1)
    this.choice = sure
      ? undefined
      : new Choice(
          routes.map(({ share }) => share),
          stream,
        )
  }

  next(): readonly number[] {
    return this.routes[this.choice ? this.choice.next() : 0]?.to ?? NOWHERE
  }
}
