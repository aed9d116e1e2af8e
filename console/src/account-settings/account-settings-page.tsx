import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { AliasPanel } from './alias-panel.tsx'
import { OrganizationPanel } from './organization-panel.tsx'
import { OutboundPanel } from './outbound-panel.tsx'
import { PasswordPolicyPanel } from './password-policy-panel.tsx'
import { RootPanel } from './root-panel.tsx'
import { StsPanel } from './sts-panel.tsx'

/** What holds for the whole account. */
export default function AccountSettingsPage() {
  usePage('Account settings', [['Account settings', pathTo('account-settings')]])
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="What holds for the whole account.">
          Account settings
        </Header>
      }
    >
      <SpaceBetween size="l">
        <PasswordPolicyPanel />
        <AliasPanel />
        <RootPanel />
        <StsPanel />
        <OutboundPanel />
        <OrganizationPanel />
      </SpaceBetween>
    </ContentLayout>
  )
}
