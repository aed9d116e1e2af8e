import { useSession } from '../session/session-context.tsx'
import { parseColor, switchedRoleLabel, textOn } from '../session/switched-role.ts'

/** Says in the role's colour that this tab acts as a role, and as whom it signed in. */
export function RoleBand() {
  const { identity, switchBack } = useSession()
  const role = identity?.role
  if (identity === undefined || role === undefined) return null
  const color = parseColor(role.color) ?? 'D1D5DB'
  return (
    <section
      className="role-band"
      aria-label="Switched role"
      style={{ background: `#${color}`, color: textOn(color) }}
    >
      <span>
        Acting as <strong>{switchedRoleLabel(role)}</strong>
        {role.displayName && ` (${role.roleName} in ${role.account})`}
      </span>
      <button type="button" onClick={switchBack}>
        Switch back to {identity.session.name}
      </button>
    </section>
  )
}
