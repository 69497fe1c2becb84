import { routes } from '#platform/http.ts'
import { goalRoutes } from './goals/routes.tsx'
import { kindsOfHelpRoutes } from './kinds-of-help/routes.tsx'
import { paperRoutes } from './paper/routes.tsx'
import { planRoutes } from './plan/routes.tsx'
import { reviewRoutes } from './review/routes.tsx'
import { sheetRoutes } from './sheets/routes.tsx'
import { supportRoutes } from './support/routes.tsx'
import { triesRoutes } from './tries/routes.tsx'

export const plansRoutes = routes()
  .route('/', paperRoutes)
  .route('/', planRoutes)
  .route('/', goalRoutes)
  .route('/', triesRoutes)
  .route('/', supportRoutes)
  .route('/', reviewRoutes)
  .route('/', sheetRoutes)
  .route('/', kindsOfHelpRoutes)
