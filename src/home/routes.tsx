import { areas, findArea } from '#areas/areas.ts'
import { visitorFrame } from '#platform/frame.ts'
import { found, open, routes } from '#platform/http.ts'
import {
  AccessibilityPage,
  FeedbackPage,
  FrontPage,
  HelpNowPage,
  PrivacyPage,
  WhoCanSeePage,
} from './public-pages.tsx'

export const homeRoutes = routes()
  .get('/', open(), (c) => c.html(<FrontPage frame={visitorFrame(c)} />))
  .get('/health', open(), (c) => c.text('ok'))
  .get('/help-now', open(), (c) => c.html(<HelpNowPage frame={visitorFrame(c)} areas={areas} />))
  .get('/:area/help-now', open(), (c) => {
    const area = found(findArea(c.req.param('area')))
    return c.html(<HelpNowPage frame={visitorFrame(c, area)} areas={[area]} />)
  })
  .get('/who-can-see', open(), (c) => c.html(<WhoCanSeePage frame={visitorFrame(c)} />))
  .get('/privacy', open(), (c) => c.html(<PrivacyPage frame={visitorFrame(c)} />))
  .get('/accessibility', open(), (c) => c.html(<AccessibilityPage frame={visitorFrame(c)} />))
  .get('/feedback', open(), (c) => c.html(<FeedbackPage frame={visitorFrame(c)} />))
