import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { awsFailure, isAbort } from '../aws/aws-failure.ts'
import { pathTo } from '../shell/path-to.ts'

/**
 * Code, sentence and request id of a failed call, with the way to the decision behind a refusal. Renders
 * nothing while there is no error.
 */
export function AwsErrorAlert(props: { error: unknown; header?: string; retry?: () => void }) {
  if (props.error === undefined || props.error === null || isAbort(props.error)) return null
  const { code, message, requestId, denied } = awsFailure(props.error)
  return (
    <Alert
      type="error"
      header={props.header ?? code}
      action={props.retry && <Button onClick={props.retry}>Try again</Button>}
    >
      {message}
      {(requestId !== undefined || props.header !== undefined) && (
        <Box fontSize="body-s" color="inherit">
          {props.header !== undefined && <>Code: {code}. </>}
          {requestId !== undefined && (
            <>
              Request id: <span className="mono">{requestId}</span>{' '}
              <Link href={pathTo('event-history', requestId)} fontSize="body-s">
                {denied ? 'Why?' : 'See the event'}
              </Link>
            </>
          )}
        </Box>
      )}
    </Alert>
  )
}
