import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { SubmitForm } from '../forms/submit-form.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { resolveAccount } from '../session/api.ts'
import { useSession } from '../session/session-context.tsx'
import { parseColor, roleColors } from '../session/switched-role.ts'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { Refusal } from './refusal.tsx'

const noColor = { value: '', label: 'None' }

/** Asks which role to act as; a link may fill in `account`, `roleName`, `displayName` and `color`. */
export default function SwitchRolePage() {
  usePage('Switch role', [['Switch role', pathTo('switchrole')]])
  const { switchRole, identity } = useSession()
  const [, navigate] = useLocation()
  const [given] = useSearchParams()
  const [account, setAccount] = useState(given.get('account') ?? '')
  const [roleName, setRoleName] = useState(given.get('roleName') ?? '')
  const [displayName, setDisplayName] = useState(given.get('displayName') ?? '')
  const [color, setColor] = useState(parseColor(given.get('color')) ?? '')
  const submit = useSubmit(async () => {
    const found = await resolveAccount(account.trim())
    // The shell of the new identity is a new one: it opens at the start, not at this form.
    await switchRole({ account: found.account, roleName: roleName.trim(), displayName, color })
    navigate('/', { replace: true })
  })
  const options = [noColor, ...roleColors.map(({ name, color: value }) => ({ value, label: name }))]
  return (
    <SpaceBetween size="l">
      <SubmitForm
        header={
          <Header
            variant="h1"
            description={`The role is assumed by ${identity?.session.name}, who signed in, and can be left at any time.`}
          >
            Switch role
          </Header>
        }
        action="Switch role"
        submit={submit}
        cancelHref={pathTo('')}
        disabled={account.trim() === '' || roleName.trim() === ''}
      >
        <Container header={<Header variant="h2">Role</Header>}>
          <SpaceBetween size="l">
            <FormField label="Account ID or alias">
              <Input value={account} onChange={({ detail }) => setAccount(detail.value)} autoFocus />
            </FormField>
            <FormField label="Role name" description="With its path, if it has one: team/reader.">
              <Input value={roleName} onChange={({ detail }) => setRoleName(detail.value)} />
            </FormField>
            <FormField label="Display name - optional">
              <Input
                value={displayName}
                onChange={({ detail }) => setDisplayName(detail.value.slice(0, 64))}
              />
            </FormField>
            <FormField label="Color - optional">
              <Select
                options={options}
                selectedOption={
                  options.find(({ value }) => value === color) ?? { value: color, label: `#${color}` }
                }
                onChange={({ detail }) => setColor(detail.selectedOption.value ?? '')}
              />
            </FormField>
          </SpaceBetween>
        </Container>
      </SubmitForm>
      <Refusal error={submit.error} />
    </SpaceBetween>
  )
}
