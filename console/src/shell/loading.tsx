import Box from '@cloudscape-design/components/box'
import Spinner from '@cloudscape-design/components/spinner'

/** What stands where a page will be. */
export function Loading() {
  return (
    <Box textAlign="center" padding="xxxl">
      <Spinner size="large" />
      <Box variant="span" className="visually-hidden">
        Loading
      </Box>
    </Box>
  )
}
