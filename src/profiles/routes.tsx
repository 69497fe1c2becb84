import { routes } from '#platform/http.ts'
import { meetingRoutes } from './meeting/routes.tsx'
import { mineRoutes } from './mine/routes.tsx'
import { ownWordsRoutes } from './own-words/routes.tsx'
import { toldRoutes } from './told/routes.tsx'
import { viewRoutes } from './view/routes.tsx'

export const profilesRoutes = routes()
  .route('/', viewRoutes)
  .route('/', mineRoutes)
  .route('/', ownWordsRoutes)
  .route('/', toldRoutes)
  .route('/', meetingRoutes)
