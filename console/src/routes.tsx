import { lazy, type ComponentType } from 'react'

/** One address of the console and the page it shows; `path` is a wouter pattern below the base. */
export type PageRoute = { path: string; page: ComponentType }

/**
 * Every page, most particular path first. A page is the default export of a file in its own folder and is
 * loaded when it is first visited. Its place in the side navigation is a line of `shell/navigation.ts`.
 */
export const routes: readonly PageRoute[] = [
  { path: '/access-graph', page: lazy(() => import('./access-graph/access-graph-page.tsx')) },
  { path: '/buckets', page: lazy(() => import('./buckets/buckets-page.tsx')) },
  { path: '/buckets/details/:name', page: lazy(() => import('./buckets/bucket-page.tsx')) },
  { path: '/account-settings', page: lazy(() => import('./account-settings/account-settings-page.tsx')) },
  { path: '/dashboard', page: lazy(() => import('./dashboard/dashboard-page.tsx')) },
  { path: '/event-history', page: lazy(() => import('./event-history/event-history-page.tsx')) },
  { path: '/event-history/:requestId', page: lazy(() => import('./event-history/event-page.tsx')) },
  { path: '/groups', page: lazy(() => import('./groups/groups-page.tsx')) },
  { path: '/groups/create', page: lazy(() => import('./groups/create-group-page.tsx')) },
  { path: '/groups/details/:name', page: lazy(() => import('./groups/group-page.tsx')) },
  {
    path: '/identity-providers',
    page: lazy(() => import('./identity-providers/identity-providers-page.tsx')),
  },
  {
    path: '/identity-providers/create',
    page: lazy(() => import('./identity-providers/create-provider-page.tsx')),
  },
  { path: '/identity-providers/details', page: lazy(() => import('./identity-providers/provider-page.tsx')) },
  { path: '/instance-profiles', page: lazy(() => import('./instance-profiles/instance-profiles-page.tsx')) },
  {
    path: '/instance-profiles/create',
    page: lazy(() => import('./instance-profiles/create-instance-profile-page.tsx')),
  },
  {
    path: '/instance-profiles/details/:name',
    page: lazy(() => import('./instance-profiles/instance-profile-page.tsx')),
  },
  { path: '/policies', page: lazy(() => import('./policies/policies-page.tsx')) },
  { path: '/policies/create', page: lazy(() => import('./policies/create-policy-page.tsx')) },
  { path: '/policies/details', page: lazy(() => import('./policies/policy-page.tsx')) },
  { path: '/policies/edit', page: lazy(() => import('./policies/edit-policy-page.tsx')) },
  { path: '/policies/inline', page: lazy(() => import('./policies/inline-policy-page.tsx')) },
  { path: '/instances', page: lazy(() => import('./instances/instances-page.tsx')) },
  { path: '/instances/details/:id', page: lazy(() => import('./instances/instance-page.tsx')) },
  { path: '/policy-editor', page: lazy(() => import('./policy-editor/policy-editor-page.tsx')) },
  { path: '/roles', page: lazy(() => import('./roles/roles-page.tsx')) },
  { path: '/roles/create', page: lazy(() => import('./roles/create-role-page.tsx')) },
  { path: '/roles/details/:name', page: lazy(() => import('./roles/role-page.tsx')) },
  {
    path: '/security-credentials',
    page: lazy(() => import('./security-credentials/security-credentials-page.tsx')),
  },
  { path: '/users', page: lazy(() => import('./users/users-page.tsx')) },
  { path: '/users/create', page: lazy(() => import('./users/create-user-page.tsx')) },
  { path: '/users/details/:name', page: lazy(() => import('./users/user-page.tsx')) },
  { path: '/simulator', page: lazy(() => import('./simulator/simulator-page.tsx')) },
  { path: '/switchrole', page: lazy(() => import('./switch-role/switch-role-page.tsx')) },
]

/** The page somebody sees who asks for none. */
export const home = '/dashboard'
