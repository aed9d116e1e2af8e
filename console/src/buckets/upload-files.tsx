import FileUpload from '@cloudscape-design/components/file-upload'
import { useState } from 'react'
import { ActionModal } from '../forms/action-modal.tsx'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash } from '../shell/page-context.tsx'
import { upload } from './operations.ts'

/** Chooses files of this computer and puts them below a prefix, one after another; `onDone` after the last try. */
export function UploadFiles(props: {
  bucket: string
  prefix: string
  onDone: () => void
  onDismiss: () => void
}) {
  const { bucket, prefix, onDone, onDismiss } = props
  const { aws } = useIdentity()
  const flash = useFlash()
  const [files, setFiles] = useState<readonly File[]>([])
  const [done, setDone] = useState(0)
  return (
    <ActionModal
      title="Upload"
      action={done > 0 ? `Uploading ${done + 1} of ${files.length}` : 'Upload'}
      disabled={files.length === 0}
      work={async () => {
        try {
          for (const [at, file] of files.entries()) {
            setDone(at)
            await upload(aws, bucket, prefix, file)
          }
        } finally {
          setDone(0)
          onDone()
        }
        flash({
          type: 'success',
          content: files.length === 1 ? `${files[0]!.name} uploaded.` : `${files.length} files uploaded.`,
        })
        onDismiss()
      }}
      onDismiss={onDismiss}
    >
      <FileUpload
        multiple
        value={files}
        onChange={({ detail }) => setFiles(detail.value)}
        showFileSize
        i18nStrings={{
          uploadButtonText: (multiple) => (multiple ? 'Choose files' : 'Choose file'),
          dropzoneText: (multiple) => (multiple ? 'Drop files here' : 'Drop a file here'),
          removeFileAriaLabel: (at) => `Leave out file ${at + 1}`,
          limitShowFewer: 'Show fewer',
          limitShowMore: 'Show more',
          errorIconAriaLabel: 'Error',
        }}
        tokenLimit={5}
      />
    </ActionModal>
  )
}
