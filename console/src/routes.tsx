import { lazy, type ComponentType } from 'react'

/** One address of the console and the page it shows; `path` is a wouter pattern below the base. */
export type PageRoute = { path: string; page: ComponentType; load: () => Promise<unknown> }

/**
 * Every page, most particular path first. A page is the default export of a file in its own folder and is
 * loaded when it is first visited. Its place in the side navigation is a line of `shell/navigation.ts`.
 */
export const routes: readonly PageRoute[] = [
  route('/access-graph', () => import('./access-graph/access-graph-page.tsx')),
  route('/buckets', () => import('./buckets/buckets-page.tsx')),
  route('/buckets/details/:name', () => import('./buckets/bucket-page.tsx')),
  route('/account-settings', () => import('./account-settings/account-settings-page.tsx')),
  route('/dashboard', () => import('./dashboard/dashboard-page.tsx')),
  route('/event-history', () => import('./event-history/event-history-page.tsx')),
  route('/event-history/:requestId', () => import('./event-history/event-page.tsx')),
  route('/groups', () => import('./groups/groups-page.tsx')),
  route('/groups/create', () => import('./groups/create-group-page.tsx')),
  route('/groups/details/:name', () => import('./groups/group-page.tsx')),
  route('/identity-providers', () => import('./identity-providers/identity-providers-page.tsx')),
  route('/identity-providers/create', () => import('./identity-providers/create-provider-page.tsx')),
  route('/identity-providers/details', () => import('./identity-providers/provider-page.tsx')),
  route('/instance-profiles', () => import('./instance-profiles/instance-profiles-page.tsx')),
  route('/instance-profiles/create', () => import('./instance-profiles/create-instance-profile-page.tsx')),
  route('/instance-profiles/details/:name', () => import('./instance-profiles/instance-profile-page.tsx')),
  route('/organization', () => import('./organization/organization-page.tsx')),
  route('/organization/policies/:id', () => import('./organization/organization-policy-page.tsx')),
  route('/policies', () => import('./policies/policies-page.tsx')),
  route('/policies/create', () => import('./policies/create-policy-page.tsx')),
  route('/policies/details', () => import('./policies/policy-page.tsx')),
  route('/policies/edit', () => import('./policies/edit-policy-page.tsx')),
  route('/policies/inline', () => import('./policies/inline-policy-page.tsx')),
  route('/instances', () => import('./instances/instances-page.tsx')),
  route('/instances/details/:id', () => import('./instances/instance-page.tsx')),
  route('/policy-editor', () => import('./policy-editor/policy-editor-page.tsx')),
  route('/roles', () => import('./roles/roles-page.tsx')),
  route('/roles/create', () => import('./roles/create-role-page.tsx')),
  route('/roles/details/:name', () => import('./roles/role-page.tsx')),
  route('/security-credentials', () => import('./security-credentials/security-credentials-page.tsx')),
  route('/users', () => import('./users/users-page.tsx')),
  route('/users/create', () => import('./users/create-user-page.tsx')),
  route('/users/details/:name', () => import('./users/user-page.tsx')),
  route('/simulator', () => import('./simulator/simulator-page.tsx')),
  route('/switchrole', () => import('./switch-role/switch-role-page.tsx')),
]

/** The page somebody sees who asks for none. */
export const home = '/dashboard'

/** Begins to load the page that an address below the base shows, while other things load as well. */
export function loadPage(address: string): void {
  const parts = (address === '/' ? home : address).split('/')
  const found = routes.find(({ path }) => {
    const pattern = path.split('/')
    return (
      pattern.length === parts.length && pattern.every((part, at) => part[0] === ':' || part === parts[at])
    )
  })
  // What cannot be loaded is told where it is shown.
  found?.load().catch(() => {})
}

function route(path: string, load: () => Promise<{ default: ComponentType }>): PageRoute {
  return { path, load, page: lazy(load) }
}
