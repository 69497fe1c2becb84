/** Walls that stand in the program: one line taken away each, and the test that must see it. */
export type BrokenCode = { wall: string; file: string; find: string; put: string; test: string }

const routes = 'test/routes.test.ts'
const matrix = 'test/access-matrix.test.ts'

export const brokenCode: readonly BrokenCode[] = [
  {
    wall: 'forms come from our own pages',
    file: 'src/app.tsx',
    find: '.use(csrf({ origin: (origin) => origin === new URL(world.publicUrl).origin }))',
    put: '',
    test: routes,
  },
  {
    wall: 'a form is 64 KB at most',
    file: 'src/app.tsx',
    find: 'maxSize: 64 * 1024',
    put: 'maxSize: 64 * 1024 * 1024',
    test: routes,
  },
  {
    wall: 'pages are not kept by browsers',
    file: 'src/app.tsx',
    find: "c.res.headers.set('cache-control', 'no-store')",
    put: 'void 0',
    test: routes,
  },
  {
    wall: 'pages are not framed',
    file: 'src/app.tsx',
    find: `frameAncestors: ["'none'"],`,
    put: '',
    test: routes,
  },
  {
    wall: 'a POST carries a one-time key',
    file: 'src/platform/http.ts',
    find: "if (!isId(key)) throw new HTTPException(400, { message: 'no one-time key' })",
    put: '',
    test: routes,
  },
  {
    wall: 'a repeat acts once',
    file: 'src/platform/http.ts',
    find: 'if (before !== undefined) {',
    put: 'if (key === undefined) {',
    test: routes,
  },
  {
    wall: 'a refused form keeps nothing',
    file: 'src/platform/http.ts',
    find: 'if (c.res.status >= 400) throw new Undo()',
    put: '',
    test: routes,
  },
  {
    wall: 'a link is ours',
    file: 'src/people/people.ts',
    find: 'if (!tokenHolds(secret, linkId, token)) return undefined',
    put: 'void secret, token',
    test: routes,
  },
  {
    wall: 'a session is for the server alone',
    file: 'src/platform/http.ts',
    find: 'httpOnly: true,',
    put: '',
    test: routes,
  },
  {
    wall: 'a session travels over https alone',
    file: 'src/platform/http.ts',
    find: "secure: publicUrl.startsWith('https:'),",
    put: '',
    test: routes,
  },
  {
    wall: 'a session is not sent from elsewhere',
    file: 'src/platform/http.ts',
    find: "sameSite: 'Lax',",
    put: '',
    test: routes,
  },
  {
    wall: 'a route is for its roles',
    file: 'src/platform/http.ts',
    find: 'if (!roles.includes(session.role)) throw new HTTPException(403)',
    put: '',
    test: matrix,
  },
  {
    wall: 'what is not found is missing',
    file: 'src/platform/http.ts',
    find: 'thing ?? missing()',
    put: 'thing as T',
    test: matrix,
  },
  {
    wall: 'an id is an id',
    file: 'src/platform/http.ts',
    find: 'if (!isId(id)) throw new HTTPException(404)',
    put: 'if (id === undefined) missing()',
    test: matrix,
  },
  {
    wall: 'the outbox is a demonstration’s',
    file: 'src/people/routes.tsx',
    find: 'if (!c.var.world.demonstration) missing()',
    put: '',
    test: matrix,
  },
  {
    wall: 'sharing is for who may share',
    file: 'src/children/routes.tsx',
    find: "if (!(await mayReach(c.var.tx, childId, 'share'))) missing()",
    put: '',
    test: matrix,
  },
  {
    wall: 'a page of one trip writes who was looked at',
    file: 'src/platform/database.ts',
    find: 'select page.* from page, seen where kept order by nth',
    put: 'select page.* from page order by nth',
    test: 'src/home/glance.test.ts',
  },
  {
    wall: 'a page of one trip is for who is signed in',
    file: 'src/platform/http.ts',
    find: 'if (!came) throw new SignInFirst({})',
    put: 'if (!came) throw new HTTPException(404)',
    test: 'src/home/glance.test.ts',
  },
]
