import type { ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown'
import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { awsFailure } from '../aws/aws-failure.ts'
import { useIdentity, useSession, type Identity } from '../session/session-context.tsx'
import { recentRoles, switchedRoleArn, switchedRoleLabel } from '../session/switched-role.ts'
import { chooseDark, isDark } from './appearance.ts'
import { useFlash } from './page-context.tsx'
import { pathTo } from './path-to.ts'
import { RoleBand } from './role-band.tsx'
import wordmark from './wordmark.svg'

/** Product, appearance and who acts here; below it the band of a role that was switched to. */
export function TopBar() {
  const [dark, setDark] = useState(isDark)
  const identity = useIdentity()
  const act = useIdentityActions()
  return (
    <div id="top">
      <SkipLink />
      <TopNavigation
        identity={{ href: pathTo(''), title: '', logo: { src: wordmark, alt: 'Understudy' } }}
        utilities={[
          {
            type: 'button',
            text: dark ? 'Light mode' : 'Dark mode',
            disableTextCollapse: false,
            onClick: () => {
              chooseDark(!dark)
              setDark(!dark)
            },
          },
          {
            type: 'menu-dropdown',
            text: nameOf(identity),
            iconName: 'user-profile',
            ariaLabel: `Account menu of ${nameOf(identity)}`,
            description: identity.role === undefined ? identity.session.arn : switchedRoleArn(identity.role),
            items: menuOf(identity, useSession().sessions),
            onItemClick: ({ detail }) => act(detail.id),
          },
        ]}
      />
      <RoleBand />
    </div>
  )
}

/** The first thing that Tab leads to: over the navigation, to what the page is about. */
function SkipLink() {
  return (
    <section aria-label="Skip the navigation" className="skip">
      <button
        type="button"
        onClick={() => {
          const title = document.querySelector('h1')
          title?.setAttribute('tabindex', '-1')
          title?.focus()
        }}
      >
        Skip to content
      </button>
    </section>
  )
}

function nameOf({ session, role }: Identity): string {
  if (role !== undefined) return switchedRoleLabel(role)
  const account = session.alias ?? session.account
  return session.kind === 'root' ? `root @ ${account}` : `${session.name} @ ${account}`
}

function menuOf(
  { session, role, account }: Identity,
  sessions: readonly { sessionId: string; name: string; account: string; alias?: string }[],
): ButtonDropdownProps.ItemOrGroup[] {
  const others = sessions.filter(({ sessionId }) => sessionId !== session.sessionId)
  const recent = recentRoles()
  return [
    { id: 'copy-account', text: `Copy account ID ${account}`, iconName: 'copy' },
    ...(role === undefined ? [] : [{ id: 'switch-back', text: `Switch back to ${session.name}` }]),
    { id: 'security-credentials', text: 'Security credentials' },
    { id: 'switch-role', text: 'Switch role' },
    ...(recent.length === 0
      ? []
      : [
          {
            text: 'Recent roles',
            items: recent.map((one, index) => ({ id: `role-${index}`, text: switchedRoleLabel(one) })),
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            text: 'Other sign-ins',
            items: others.map((one) => ({
              id: `session-${one.sessionId}`,
              text: `${one.name} @ ${one.alias ?? one.account}`,
            })),
          },
        ]),
    { id: 'sign-in', text: 'Sign in as somebody else' },
    { id: 'sign-out', text: 'Sign out' },
  ]
}

function useIdentityActions(): (id: string) => void {
  const { sessions, switchBack, switchRole, signOut, use, askToSignIn } = useSession()
  const { account } = useIdentity()
  const [, navigate] = useLocation()
  const flash = useFlash()
  return (id) => {
    if (id === 'copy-account') {
      navigator.clipboard
        .writeText(account)
        .then(() => flash({ type: 'success', content: `Account ID ${account} copied.` }))
        .catch(tell('The account ID could not be copied'))
    } else if (id === 'switch-role') navigate('/switchrole')
    else if (id === 'security-credentials') navigate('/security-credentials')
    else if (id === 'switch-back') switchBack()
    else if (id === 'sign-in') askToSignIn()
    else if (id === 'sign-out') signOut().catch(tell('The sign-out failed'))
    else if (id.startsWith('role-')) {
      const role = recentRoles()[Number(id.slice('role-'.length))]
      if (role !== undefined) switchRole(role).catch(tell(`${role.roleName} cannot be assumed`))
    } else if (id.startsWith('session-')) {
      const session = sessions.find(({ sessionId }) => id === `session-${sessionId}`)
      if (session !== undefined) use(session)
    }
  }

  function tell(header: string): (thrown: unknown) => void {
    return (thrown) => flash({ type: 'error', header, content: awsFailure(thrown).message })
  }
}
