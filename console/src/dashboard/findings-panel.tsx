import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { accountSummary } from '../account-settings/account-summary.ts'
import { awsFailure } from '../aws/aws-failure.ts'
import { useQuery } from '../aws/use-query.ts'
import { saveFile } from '../credentials/save-file.ts'
import { when } from '../details/when.ts'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { roleFindings, rootFindings, userFindings, type Finding } from './findings.ts'
import { credentialReport, reportedCredentials, roleUses } from './operations.ts'

// LIMIT: so many names stand in a finding; the others are in the list that it leads to.
const namesShown = 6

/** Security findings: each says what is wrong and leads to where it is mended. */
export function FindingsPanel() {
  const summary = useQuery('account/summary', accountSummary)
  const credentials = useQuery('dashboard/credentials', reportedCredentials)
  const roles = useQuery('dashboard/roles', roleUses)
  const queries = [summary, credentials, roles]
  const findings = [
    ...(summary.data === undefined ? [] : rootFindings(summary.data)),
    ...(credentials.data === undefined ? [] : userFindings(credentials.data.users, new Date())),
    ...(roles.data === undefined ? [] : roleFindings(roles.data)),
  ]
  const loading = queries.some(({ status }) => status === 'loading')
  const failed = queries.find(({ error }) => error !== undefined)
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={loading || failed !== undefined ? undefined : `(${findings.length})`}
          description={
            credentials.data && `With the credential report of ${when(credentials.data.reported)}.`
          }
          actions={credentials.data && <DownloadReport />}
        >
          Security findings
        </Header>
      }
    >
      <SpaceBetween size="m">
        {findings.map((finding) => (
          <FindingLine key={finding.id} finding={finding} />
        ))}
        {loading && (
          <Box>
            <Spinner /> Looking
          </Box>
        )}
        {failed !== undefined && (
          <AwsErrorAlert error={failed.error} header="Not all can be looked at" retry={failed.refresh} />
        )}
        {!loading && failed === undefined && findings.length === 0 && (
          <StatusIndicator type="success">Nothing to mend was found.</StatusIndicator>
        )}
      </SpaceBetween>
    </Container>
  )
}

/** Saves the credential report, a row for each user. */
function DownloadReport() {
  const { aws, account } = useIdentity()
  const flash = useFlash()
  const { busy, submit } = useSubmit(async () => {
    try {
      const { text } = await credentialReport(aws)
      saveFile(`credential_report_${account}.csv`, 'text/csv', text)
    } catch (thrown) {
      flash({ type: 'error', header: 'There is no report', content: awsFailure(thrown).message })
    }
  })
  return (
    <Button iconName="download" loading={busy} onClick={submit}>
      Credential report
    </Button>
  )
}

function FindingLine({ finding }: { finding: Finding }) {
  const { about, names } = finding
  return (
    <div>
      <Box fontWeight="bold">
        <StatusIndicator type={finding.severity}>
          {finding.title}
          {names.length > 0 && ` (${names.length})`}
        </StatusIndicator>
      </Box>
      <Box color="text-body-secondary">{finding.advice}</Box>
      <div className="names">
        {about === 'root' ? (
          <RootLink />
        ) : (
          names.slice(0, namesShown).map((name) => (
            <Link key={name} href={placeOf(about, name)}>
              {name}
            </Link>
          ))
        )}
        {names.length > namesShown && <Link href={pathTo(about)}>and {names.length - namesShown} more</Link>}
      </div>
    </div>
  )
}

/** Only root itself can mend what is wrong with it; others see in the settings how it stands. */
function RootLink() {
  const { session, role } = useIdentity()
  const isRoot = role === undefined && session.kind === 'root'
  return <Link href={pathTo(isRoot ? 'security-credentials' : 'account-settings')}>Root user</Link>
}

/** Where the thing is mended. */
function placeOf(about: 'users' | 'roles', name: string): string {
  return pathTo(about, 'details', name) + (about === 'users' ? '?tab=credentials' : '')
}
