/** Tried and refused: what somebody inside might do with SQL of their own. */
import { describe, it } from 'node:test'
import { freshDatabase } from './support/database.ts'
import { neighbourhood } from './support/world.ts'
import { attacks } from './walls/attacks.ts'
import { sight } from './walls/sight.ts'
import { withWall } from './walls/suite.ts'
import { gatherFacts, type Check } from './walls/wall.ts'

const world = await neighbourhood(await freshDatabase())
const facts = await gatherFacts(world)
const each = ({ name, run }: Check) => it(name, () => withWall(world.urls.admin, facts, run))

describe('each person, in every table', () => sight.forEach(each))
describe('tried and refused', () => attacks.forEach(each))
