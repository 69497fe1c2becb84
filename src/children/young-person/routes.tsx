import { routes } from '#platform/http.ts'
import { cardRoutes } from './card-routes.tsx'
import { endedRoutes } from './ended-routes.tsx'
import { mineRoutes } from './mine-routes.tsx'
import { namesRoutes } from './names-routes.tsx'
import { youngPersonStaffRoutes } from './staff-routes.tsx'

export const youngPersonRoutes = routes()
  .route('/', youngPersonStaffRoutes)
  .route('/', mineRoutes)
  .route('/', cardRoutes)
  .route('/', namesRoutes)
  .route('/', endedRoutes)
