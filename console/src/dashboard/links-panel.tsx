import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { pathTo } from '../shell/path-to.ts'

const links = [
  ['security-credentials', 'My security credentials', 'Your password, MFA device and access keys.'],
  ['switchrole', 'Switch role', 'Act as a role of this or another account.'],
  ['simulator', 'Simulator', 'Ask what an identity may do, before it does it.'],
  ['event-history', 'Event history', 'What was asked of this account, and why it was refused.'],
] as const

/** Where people go from here. */
export function LinksPanel() {
  return (
    <Container header={<Header variant="h2">Quick links</Header>}>
      <SpaceBetween size="s">
        {links.map(([path, text, description]) => (
          <div key={path}>
            <Link href={pathTo(path)}>{text}</Link>
            <div>{description}</div>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  )
}
