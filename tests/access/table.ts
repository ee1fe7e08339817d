/**
 * Who may do what at every address. One line a case:
 *
 *   page  METHOD[?what the form sends]  [param=value …]  |  one answer for everybody, or one a persona in the order of
 * `personas`
 *
 * Parameters are named after what the world holds (`draft`, `unpublished` …); plain ones are filled in by default. `ok`
 * is 200, `in` a redirect to the sign-in page, `sel` one to the choice of mandate, `go` any other redirect: the form
 * did its work. A form that somebody may send is answered 422 here where its fields are missing: allowed, and refused
 * for its content only.
 */
export const table = `
# page                            | visitor ended past drafter signatory rival two planner planner2 lead auditor admin

# Published: the same for everybody; what is not published is as if it were not there, to everybody alike.
home GET                          | ok
campaigns GET                     | ok
campaign GET                      | ok
campaign GET campaign=hidden      | 404
participants GET                  | ok
participants GET campaign=hidden  | 404
line GET                          | ok
line GET line=9                   | 404
line GET campaign=hidden          | 404
contributions GET                 | ok
contributions GET campaign=hidden | 404
contribution GET                  | ok
contribution GET number=unpublished | 404
contribution GET campaign=other   | 404
document GET                      | go
document GET campaign=hidden      | 404
version GET                       | ok
version GET?capoverso=niente      | go
version GET version=9             | 404
version GET campaign=hidden       | 404
versionFile GET                   | ok
versionFile GET version=9         | 404
versionFile GET format=exe        | 404
versionFile GET campaign=hidden   | 404
contributionsCsv GET              | ok
contributionsCsv GET campaign=hidden | 404
feed GET                          | ok
feed GET campaign=hidden          | 404
excerptsCsv GET                   | ok
excerptsCsv GET campaign=hidden   | 404
report GET?contributo=published   | ok
report GET?contributo=unpublished | 404
report GET                        | 404
report GET?capoverso=niente&versione=1 | 404
report POST                       | 404
guide GET                         | ok
guidePage GET                     | ok
guidePage GET page=niente         | 404
legal GET                         | ok
legal GET page=niente             | 404
siteMap GET                       | ok
receipts GET                      | ok
receipts POST                     | 422
receipt GET number=unpublished    | ok
receipt GET number=niente         | ok
receipt POST number=unpublished   | 422

# Files of contributions: the released ones, one's own, and for the office and the auditor what is filed.
attachment GET attachment=openFile  | ok
attachment GET attachment=heldFile  | 404 404 404 ok ok 404 404 ok 404 ok ok 404
attachment GET attachment=draftFile | 404 404 404 ok ok 404 404 404 404 404 404 404
attachment GET attachment=niente    | 404

# The register of heads, and the proof for who holds a receipt.
heads GET                         | ok
heads GET?prima=2                 | ok
heads GET?prima=niente            | 404
heads GET?prima=999999999         | 404
headsFeed GET                     | ok
headFile GET size=headSize file=impronta.txt | ok
headFile GET size=headSize file=coerenza.json | 404
headFile GET size=1 file=impronta.txt | 404
headFile GET size=headSize file=marca.tst | 404
receiptProof GET?ricevuta=receiptHash | ok
receiptProof GET                  | 404

# Accounts.
signIn GET                        | ok
signIn POST                       | 422
signOut GET                       | ok
signOut POST                      | in
forgotten GET                     | ok
forgotten POST                    | 422
resetPassword GET token=reset     | ok
resetPassword GET token=niente    | ok
resetPassword POST token=reset    | 422
resetPassword POST?intent=renew token=niente | go
invitation GET token=invitation   | ok
invitation GET token=niente       | ok
invitation POST token=invitation  | 422
invitation POST?intent=renew token=niente | go
profile GET                       | in in ok ok ok ok ok ok ok ok ok ok
news GET                          | in in ok ok ok ok ok ok ok ok ok ok
news POST?intent=read             | 401 401 go go go go go go go go go go
news POST?intent=mode             | 401 401 422 422 422 422 422 422 422 422 422 422
news POST?intent=niente           | 401 401 422 422 422 422 422 422 422 422 422 422
profile POST?intent=profile       | 401 401 422 422 422 422 422 422 422 422 422 422
profile POST?intent=password      | 401 401 422 422 422 422 422 422 422 422 422 422
profile POST?intent=heads         | 401 401 go go go go go go go go go go
profile POST?intent=session       | 401 401 422 422 422 422 422 422 422 422 422 422
profile POST?intent=everywhere    | 401 401 in in in in in in in in in in

# The space of an organisation's delegates.
chooseMandate GET                 | in in ok ok ok ok ok ok ok ok ok ok
chooseMandate POST                | 401 401 422 422 422 422 422 422 422 422 422 422
chooseMandate POST?mandate=mandate | 401 401 403 403 go 403 403 403 403 403 403 403
space GET                         | in in 403 ok ok ok sel 403 403 403 403 403
newDraft GET?fase=roundId         | in in 403 ok ok ok sel 403 403 403 403 403
newDraft POST?roundId=roundId     | 401 401 403 go go go sel 403 403 403 403 403
draft GET                         | in in 403 ok ok 404 sel 403 403 403 403 403
draft GET draft=niente            | in in 403 404 404 404 sel 403 403 403 403 403
draft POST?intent=save            | 401 401 403 422 422 422 403 403 403 403 403 403
draft POST?intent=save&version=3  | 401 401 403 go go 404 403 403 403 403 403 403
draft POST?intent=attach&version=3 | 401 401 403 422 422 404 403 403 403 403 403 403
draft POST?intent=remove:draftFile&version=3 | 401 401 403 go go 404 403 403 403 403 403 403
draft POST?intent=confirm&version=3 | 401 401 403 go go 404 403 403 403 403 403 403
draft POST?intent=review&version=3 | 401 401 403 go go 404 403 403 403 403 403 403
draft POST?intent=resolve         | 401 401 403 422 422 422 403 403 403 403 403 403
draft POST?intent=delete          | 401 401 403 go go 404 403 403 403 403 403 403
draftPaper GET                    | in in 403 ok ok 404 sel 403 403 403 403 403
draftPaper POST                   | 401 401 403 422 422 404 sel 403 403 403 403 403
draftSummary GET                  | in in 403 ok ok 404 sel 403 403 403 403 403
draftSummary POST?version=3&privacy=on&licence=on&thirdParties=none | 401 401 403 403 go 404 sel 403 403 403 403 403
draftConfidential GET             | in in 403 ok ok 404 sel 403 403 403 403 403
draftConfidential GET draft=niente | in in 403 404 404 404 sel 403 403 403 403 403
draftConfidential POST?intent=mark&version=3 | 401 401 403 422 422 404 403 403 403 403 403 403
draftConfidential POST?intent=mark&version=3&start=0&end=3 | 401 401 403 go go 404 403 403 403 403 403 403
draftConfidential POST?version=3&unmark=0-3 | 401 401 403 go go 404 403 403 403 403 403 403
draftSave GET                     | 405
draftSave POST                    | 401 401 403 422 422 422 422 403 403 403 403 403
draftSave POST?version=3          | 401 401 403 ok ok 404 404 403 403 403 403 403
draftPreview GET                  | 405
draftPreview POST?text=x          | 403 403 403 ok ok ok 403 403 403 403 403 403
draftPaste GET                    | 405
draftPaste POST?html=x            | 404 404 404 ok ok 404 404 404 404 404 404 404
filed GET number=unpublished      | in in 403 ok ok 404 sel 403 403 403 403 403
spaceCitations GET                | in in 403 ok ok ok sel 403 403 403 403 403
spaceCitations POST?intent=contesta | 401 401 403 403 422 422 sel 403 403 403 403 403
filed POST?intent=integrate number=unpublished | 401 401 403 go go 404 sel 403 403 403 403 403
draftJoins GET                    | in in 403 ok ok 404 sel 403 403 403 403 403
draftJoins POST?intent=invite     | 401 401 403 403 422 422 sel 403 403 403 403 403
draftJoins POST?intent=takeBack   | 401 401 403 403 422 422 sel 403 403 403 403 403
joinDraft GET invitation=asked    | in in 403 404 404 ok sel 403 403 403 403 403
joinDraft GET invitation=niente   | in in 403 404 404 404 sel 403 403 403 403 403
joinDraft POST?intent=join invitation=asked    | 401 401 403 403 422 422 sel 403 403 403 403 403
joinDraft POST?intent=leave invitation=asked   | 401 401 403 403 404 go sel 403 403 403 403 403
joinDraft POST?intent=decline invitation=asked | 401 401 403 403 404 go sel 403 403 403 403 403
joinFiled GET number=joinable     | in in 403 404 404 ok sel 403 403 403 403 403
joinFiled GET number=unpublished  | in in 403 404 404 404 sel 403 403 403 403 403
joinFiled POST?intent=join number=joinable     | 401 401 403 403 422 422 sel 403 403 403 403 403
joinFiled POST?intent=leave number=joinable    | 401 401 403 403 404 go sel 403 403 403 403 403
joinFiled POST?intent=decline number=joinable  | 401 401 403 404 404 go sel 403 403 403 403 403
filedJoins GET number=unpublished | in in 403 ok ok 404 sel 403 403 403 403 403
filedJoins POST?intent=invite number=unpublished   | 401 401 403 403 422 422 sel 403 403 403 403 403
filedJoins POST?intent=takeBack number=unpublished | 401 401 403 403 422 422 sel 403 403 403 403 403
filedOmissis GET number=unpublished | in in 403 ok ok 404 sel 403 403 403 403 403
filedOmissis GET number=niente    | in in 403 404 404 404 sel 403 403 403 403 403
filedOmissis POST number=unpublished | 401 401 403 403 422 422 sel 403 403 403 403 403
filedOmissis POST?omissis=0-3&words=x number=unpublished | 401 401 403 403 409 404 sel 403 403 403 403 403
withdraw GET number=unpublished   | in in 403 ok ok 404 sel 403 403 403 403 403
withdraw POST number=unpublished  | 401 401 403 403 422 422 sel 403 403 403 403 403
disown GET number=unpublished     | in in 403 403 ok 404 sel 403 403 403 403 403
disown GET number=niente          | in in 403 404 404 404 sel 403 403 403 403 403
disown POST?intent=disown number=unpublished | 401 401 403 403 422 404 sel 403 403 403 403 403
disown POST?intent=disown&reason=x number=unpublished | 401 401 403 403 409 404 sel 403 403 403 403 403
spaceWriters GET                  | in in 403 ok ok ok sel 403 403 403 403 403
spaceWriters POST?intent=invite   | 401 401 403 403 422 422 sel 403 403 403 403 403
spaceWriters POST?intent=revoke   | 401 401 403 403 422 422 sel 403 403 403 403 403
spaceWriters POST?intent=revoke&reason=x&mandate=mandate | 401 401 403 403 404 404 sel 403 403 403 403 403
spaceBench GET                    | in in 403 ok ok ok sel 403 403 403 403 403
spaceBench POST?intent=contest    | 401 401 403 403 422 422 sel 403 403 403 403 403
receiptText GET number=unpublished | in in 404 ok ok 404 404 404 404 404 404 404

# The desk of one consultation. Its guests from other consultations are refused like everybody else.
desk GET                          | in in 403 403 403 403 403 ok ok ok ok ok
deskCampaign GET                  | in in 403 403 403 403 403 ok 403 ok ok 403
deskCampaign GET campaign=other   | in in 403 403 403 403 403 403 ok ok ok 403
deskCampaign GET campaign=niente  | in in 404 404 404 404 404 404 404 404 404 404
deskQueue GET                     | in in 403 403 403 403 403 ok 403 ok ok 403
deskQueue POST                    | 401 401 403 403 403 403 403 403 403 422 403 403
deskQueue POST?numbers[]=unpublished | 401 401 403 403 403 403 403 403 403 409 403 403
deskContribution GET number=unpublished | in in 403 403 403 403 403 ok 403 ok ok 403
deskContribution GET number=asking      | in in 403 403 403 403 403 ok 403 ok ok 403
deskContribution POST?intent=leave:0-8 number=asking | 401 401 403 403 403 403 403 422 403 422 403 403
deskContribution POST?intent=leave:0-8&leave.0-8=Motivo number=asking | 401 401 403 403 403 403 403 ok 403 ok 403 403
deskContribution POST?intent=prepare number=asking   | 401 401 403 403 403 403 403 409 403 409 403 403
deskContribution GET number=niente      | in in 403 403 403 403 403 404 403 404 404 403
deskContribution GET campaign=other number=unpublished | in in 403 403 403 403 403 403 404 404 404 403
dossier GET number=unpublished    | in in 403 403 403 403 403 ok 403 ok ok 403
dossier GET number=published      | in in 403 403 403 403 403 ok 403 ok ok 403
dossier GET number=niente         | in in 403 403 403 403 403 404 403 404 404 403
dossier GET campaign=other number=unpublished | in in 403 403 403 403 403 403 404 404 404 403
deskContribution POST?intent=publish number=unpublished | 401 401 403 403 403 403 403 403 403 409 403 403
deskContribution POST?intent=refuse number=unpublished  | 401 401 403 403 403 403 403 403 403 422 403 403
deskContribution POST?intent=back number=unpublished    | 401 401 403 403 403 403 403 409 403 409 403 403
deskContribution POST?intent=annul number=unpublished   | 401 401 403 403 403 403 403 403 403 422 403 403
deskEnter GET                     | in in 403 403 403 403 403 ok 403 ok 403 403
deskEnter GET?ente=organisation   | in in 403 403 403 403 403 ok 403 ok 403 403
deskEnter GET campaign=other      | in in 403 403 403 403 403 403 ok ok 403 403
deskEnter POST                    | 401 401 403 403 403 403 403 422 403 422 403 403
deskImports GET                   | in in 403 403 403 403 403 403 403 ok 403 403
deskImports POST                  | 401 401 403 403 403 403 403 403 403 422 403 403
importTemplate GET                | in in 403 403 403 403 403 403 403 ok 403 403
deskImport GET                    | in in 403 403 403 403 403 403 403 ok 403 403
deskImport GET batch=niente       | in in 403 403 403 403 403 403 403 404 403 403
deskImport POST?intent=niente     | 401 401 403 403 403 403 403 403 403 422 403 403
deskImport POST?intent=run        | 401 401 403 403 403 403 403 403 403 409 403 403
deskImport POST?intent=undo       | 401 401 403 403 403 403 403 403 403 go  403 403
importErrors GET                  | in in 403 403 403 403 403 403 403 ok 403 403
importErrors GET batch=niente     | in in 403 403 403 403 403 403 403 404 403 403
deskDisown GET number=unpublished | in in 403 403 403 403 403 403 403 ok 403 403
deskDisown GET number=niente      | in in 403 403 403 403 403 403 403 404 403 403
deskDisown GET campaign=other     | in in 403 403 403 403 403 403 403 404 403 403
deskDisown POST?intent=disown number=unpublished | 401 401 403 403 403 403 403 403 403 422 403 403
deskDisown POST?intent=recall number=unpublished | 401 401 403 403 403 403 403 403 403 422 403 403
coding GET                        | in in 403 403 403 403 403 ok 403 ok ok 403
codingText GET                    | in in 403 403 403 403 403 ok 403 ok ok 403
codingText GET number=unpublished | in in 403 403 403 403 403 404 403 404 404 403
codingText POST?start=0&end=4     | 401 401 403 403 403 403 403 422 403 422 403 403
codingText POST?intent=undo       | 401 401 403 403 403 403 403 422 403 422 403 403
deskLine GET                      | in in 403 403 403 403 403 ok 403 ok ok 403
deskDocument GET                  | in in 403 403 403 403 403 ok 403 ok ok 403
deskDocument POST?intent=inizia   | 401 401 403 403 403 403 403 409 403 409 403 403
deskDocument POST?intent=frontespizio | 401 401 403 403 403 403 403 422 403 422 403 403
deskDocument POST?intent=parti    | 401 401 403 403 403 403 403 422 403 422 403 403
deskSection GET                   | in in 403 403 403 403 403 ok 403 ok ok 403
deskSection GET section=niente    | in in 403 403 403 403 403 404 403 404 404 403
deskSection GET campaign=other    | in in 403 403 403 403 403 403 404 404 404 403
deskSection POST                  | 401 401 403 403 403 403 403 422 403 422 403 403
deskSection POST?intent=titolo    | 401 401 403 403 403 403 403 422 403 422 403 403
deskSection POST?intent=rimetti   | 401 401 403 403 403 403 403 422 403 422 403 403
deskPublish GET                   | in in 403 403 403 403 403 ok 403 ok ok 403
deskPublish POST?intent=pubblica  | 401 401 403 403 403 403 403 403 403 422 403 403
deskPublish POST?intent=proponi   | 401 401 403 403 403 403 403 go 403 go 403 403
deskFiles GET                     | in in 403 403 403 403 403 ok 403 ok 403 403
deskFiles GET number=unpublished  | in in 403 403 403 403 403 ok 403 ok 403 403
deskFiles GET number=niente       | in in 403 403 403 403 403 404 403 404 403 403
deskFiles GET campaign=other      | in in 403 403 403 403 403 403 404 404 403 403
deskFiles POST?intent=release&attachment=heldFile number=unpublished | 401 401 403 403 403 403 403 go 403 go 403 403
deskFiles POST?intent=release&attachment=openFile | 401 401 403 403 403 403 403 403 403 go 403 403
deskFiles POST?intent=release&attachment=heldFile | 401 401 403 403 403 403 403 404 403 404 403 403
deskFiles POST?intent=withhold&attachment=openFile | 401 401 403 403 403 403 403 422 403 422 403 403
deskFiles POST?intent=withhold&attachment=openFile&reason=Dati | 401 401 403 403 403 403 403 go 403 go 403 403
deskFiles POST?intent=replace&attachment=openFile | 401 401 403 403 403 403 403 422 403 422 403 403
deskRedact GET                    | in in 403 403 403 403 403 ok 403 ok 403 403
deskRedact GET number=unpublished | in in 403 403 403 403 403 404 403 404 403 403
deskRedact POST?intent=mark       | 401 401 403 403 403 403 403 422 403 422 403 403
deskRedact POST?intent=open       | 401 401 403 403 403 403 403 ok 403 ok 403 403
deskSeal GET number=unpublished   | in in 403 403 403 403 403 403 403 ok 403 403
deskSeal GET number=niente        | in in 403 403 403 403 403 403 403 404 403 403
deskSeal GET campaign=other       | in in 403 403 403 403 403 403 403 404 403 403
deskSeal POST?intent=sigilla number=unpublished | 401 401 403 403 403 403 403 403 403 422 403 403
deskRedact POST?intent=prepare    | 401 401 403 403 403 403 403 409 403 409 403 403
deskVersions GET                  | in in 403 403 403 403 403 ok 403 ok ok 403
deskVersion GET                   | in in 403 403 403 403 403 ok 403 ok ok 403
deskVersion GET version=9         | in in 403 403 403 403 403 404 403 404 404 403
deskWithdraw GET                  | in in 403 403 403 403 403 403 403 ok 403 403
deskWithdraw POST?intent=ritira   | 401 401 403 403 403 403 403 403 403 422 403 403
deskReissue GET                   | in in 403 403 403 403 403 403 403 ok 403 403
deskReissue POST?intent=mostra    | 401 401 403 403 403 403 403 403 403 ok 403 403
deskReissue POST?intent=ripubblica | 401 401 403 403 403 403 403 403 403 422 403 403
deskTakeDown GET?contributo=published | in in 403 403 403 403 403 ok 403 ok 403 403
deskTakeDown GET                  | in in 403 403 403 403 403 404 403 404 403 403
deskTakeDown GET?contributo=unpublished | in in 403 403 403 403 403 404 403 404 403 403
deskTakeDown POST?intent=togli    | 401 401 403 403 403 403 403 422 403 422 403 403
deskTakedowns GET                 | in in 403 403 403 403 403 ok 403 ok ok 403
deskTakedowns POST?intent=rimetti | 401 401 403 403 403 403 403 403 403 422 403 403
deskReports GET                   | in in 403 403 403 403 403 ok 403 ok ok 403
deskReports POST?intent=decidi    | 401 401 403 403 403 403 403 422 403 422 403 403
deskObjections GET                | in in 403 403 403 403 403 ok 403 ok ok 403
deskObjections POST?intent=omissis:niente&outcome=dismissed&answer=x | 401 401 403 403 403 403 403 404 403 404 403 403
deskObjections POST?intent=rispondi | 401 401 403 403 403 403 403 422 403 422 403 403
uncited GET                       | in in 403 403 403 403 403 ok 403 ok ok 403
deskMessages GET                  | in in 403 403 403 403 403 403 403 ok 403 403
deskMessages POST?intent=preview  | 401 401 403 403 403 403 403 403 403 422 403 403
deskMessages POST?intent=send     | 401 401 403 403 403 403 403 403 403 422 403 403
deskPeople GET                    | in in 403 403 403 403 403 ok 403 ok ok ok
deskPeople POST?intent=role       | 401 401 403 403 403 403 403 403 403 422 403 422
deskPeople POST?intent=end-role   | 401 401 403 403 403 403 403 403 403 422 403 422
deskPeople POST?intent=resend     | 401 401 403 403 403 403 403 403 403 422 403 422
deskPeople POST?intent=bench      | 401 401 403 403 403 403 403 403 403 422 403 422
deskPeople POST?intent=answer-bench | 401 401 403 403 403 403 403 403 403 422 403 422
deskAppoint GET                   | in in 403 403 403 403 403 403 403 ok 403 ok
deskAppoint POST?intent=appoint | 401 401 403 403 403 403 403 403 403 422 403 422
deskMandate GET                   | in in 403 403 403 403 403 ok 403 ok ok ok
deskMandate GET campaign=other    | in in 403 403 403 403 403 403 404 404 404 404
deskMandate POST?intent=resend    | 401 401 403 403 403 403 403 403 403 404 403 404
deskMandate POST?intent=revoke    | 401 401 403 403 403 403 403 403 403 422 403 422
mandateLetter GET                 | in in 403 403 403 403 403 ok 403 ok ok ok
mandateLetter GET campaign=other  | in in 403 403 403 403 403 403 404 404 404 404
deskSettings GET                  | in in 403 403 403 403 403 403 403 ok 403 ok
deskSettings POST?intent=niente   | 401 401 403 403 403 403 403 403 403 422 403 422
deskSettings POST?intent=edit     | 401 401 403 403 403 403 403 403 403 422 403 422
deskSettings POST?intent=open     | 401 401 403 403 403 403 403 403 403 422 403 422
deskSettings POST?intent=addMilestone    | 401 401 403 403 403 403 403 403 403 422 403 422
deskSettings POST?intent=editMilestone   | 401 401 403 403 403 403 403 403 403 422 403 422
deskSettings POST?intent=removeMilestone | 401 401 403 403 403 403 403 403 403 422 403 422
deskLines GET                     | in in 403 403 403 403 403 403 403 ok 403 403
deskLines POST?intent=niente      | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=addLine     | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=edit        | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=moveLine    | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=retireLine  | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=removeLine  | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=addSubTheme | 401 401 403 403 403 403 403 403 403 422 403 403
deskLines POST?intent=retireSubTheme | 401 401 403 403 403 403 403 403 403 422 403 403
deskRounds GET                    | in in 403 403 403 403 403 403 403 ok 403 403
deskRounds POST?intent=createRound | 401 401 403 403 403 403 403 403 403 422 403 403
deskRound GET                     | in in 403 403 403 403 403 403 403 ok 403 403
deskRound GET round=9             | in in 403 403 403 403 403 403 403 404 403 403
deskRound POST?intent=edit        | 401 401 403 403 403 403 403 403 403 422 403 403
deskRound POST?intent=setRoundTerm   | 401 401 403 403 403 403 403 403 403 422 403 403
deskRound POST?intent=addQuestion    | 401 401 403 403 403 403 403 403 403 422 403 403
deskRound POST?intent=rewordQuestion | 401 401 403 403 403 403 403 403 403 422 403 403
deskRound POST?intent=retireQuestion | 401 401 403 403 403 403 403 403 403 422 403 403
deskRound POST?intent=moveQuestion   | 401 401 403 403 403 403 403 403 403 422 403 403
deskState GET                     | in in 403 403 403 403 403 403 403 ok 403 403
deskState POST?intent=niente      | 401 401 403 403 403 403 403 403 403 422 403 403
deskState POST?intent=suspend     | 401 401 403 403 403 403 403 403 403 422 403 403
deskState POST?intent=resume      | 401 401 403 403 403 403 403 403 403 422 403 403
deskConclude GET                  | in in 403 403 403 403 403 403 403 ok 403 403
deskConclude POST?intent=conclude | 401 401 403 403 403 403 403 403 403 422 403 403
deskLog GET                       | in in 403 403 403 403 403 403 403 ok ok 403
deskLogCsv GET                    | in in 403 403 403 403 403 403 403 ok ok 403

# The register of bodies and people.
system GET                        | in in 403 403 403 403 403 403 403 403 403 ok
newCampaign GET                   | in in 403 403 403 403 403 403 403 403 403 ok
newCampaign POST?intent=createCampaign | 401 401 403 403 403 403 403 403 403 403 403 422
systemOrganisations GET           | in in 403 403 403 403 403 403 403 ok 403 ok
systemOrganisations POST?intent=create | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation GET            | in in 403 403 403 403 403 403 403 ok 403 ok
systemOrganisation GET organisation=niente | in in 403 403 403 403 403 403 403 404 403 404
systemOrganisation POST?intent=facts     | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation POST?intent=rename    | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation POST?intent=affiliate | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation POST?intent=bench     | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation POST?intent=merger | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation POST?intent=split  | 401 401 403 403 403 403 403 403 403 422 403 422
systemOrganisation POST?intent=undo-succession | 401 401 403 403 403 403 403 403 403 409 403 409
systemMerge GET                   | in in 403 403 403 403 403 403 403 403 403 ok
systemMerge GET?con=rivalBody     | in in 403 403 403 403 403 403 403 403 403 ok
systemMerge GET organisation=niente | in in 403 403 403 403 403 403 403 403 403 404
systemMerge POST                  | 401 401 403 403 403 403 403 403 403 403 403 422
systemPeople GET                  | in in 403 403 403 403 403 403 403 403 403 ok
systemPeople POST?intent=admin    | 401 401 403 403 403 403 403 403 403 403 403 422
systemPeople POST?intent=end-admin | 401 401 403 403 403 403 403 403 403 403 403 422
systemPerson GET                  | in in 403 403 403 403 403 403 403 403 403 ok
systemPerson GET person=niente    | in in 403 403 403 403 403 403 403 403 403 404
systemPerson POST?intent=person   | 401 401 403 403 403 403 403 403 403 403 403 422
systemPerson POST?intent=resend   | 401 401 403 403 403 403 403 403 403 403 403 404
systemPerson POST?intent=reset-second-factor | 401 401 403 403 403 403 403 403 403 403 403 422
systemPerson POST?intent=erase    | 401 401 403 403 403 403 403 403 403 403 403 422
systemPages GET                   | in in 403 403 403 403 403 403 403 403 403 ok
systemPage GET                    | in in 403 403 403 403 403 403 403 403 403 ok
systemPage GET page=niente        | in in 403 403 403 403 403 403 403 403 403 404
systemPage POST?intent=write      | 401 401 403 403 403 403 403 403 403 403 403 422
legalPreview GET                  | 405
legalPreview POST                 | 401 401 403 403 403 403 403 403 403 403 403 422
legalPreview POST?text=Prova      | 401 401 403 403 403 403 403 403 403 403 403 ok
legalPaste GET                    | 405
legalPaste POST                   | 401 401 403 403 403 403 403 403 403 403 403 422
systemProcessing GET              | in in 403 403 403 403 403 403 403 403 403 ok
processingCsv GET                 | in in 403 403 403 403 403 403 403 403 403 ok
systemAccess GET                  | in in 403 403 403 403 403 403 403 403 ok ok
accessCsv GET                     | in in 403 403 403 403 403 403 403 403 ok ok
systemNamings GET                 | in in 403 403 403 403 403 403 403 403 ok ok
systemNamings POST?intent=ask     | 401 401 403 403 403 403 403 403 403 403 403 422
systemNamings POST?intent=answer  | 401 401 403 403 403 403 403 403 403 403 422 403
systemNamings POST?intent=answer&naming=waitingNaming&answer=refuse | 401 401 403 403 403 403 403 403 403 403 go 403
systemNamings POST?intent=open    | 401 401 403 403 403 403 403 403 403 403 403 422
systemNamings POST?intent=open&naming=allowedNaming | 401 401 403 403 403 403 403 403 403 403 403 ok
systemNamings POST?intent=open&naming=waitingNaming | 401 401 403 403 403 403 403 403 403 403 403 409

# One's own account, whoever one is.
signInCode GET                    | ok
signInCode POST?code=123456       | 401
secondFactor GET                  | in in ok ok ok ok ok ok ok ok ok ok
secondFactor POST?intent=begin    | 401 401 go go go go go go go go go go
secondFactor POST?intent=confirm  | 401 401 422 422 422 422 422 422 422 422 422 422
secondFactor POST?intent=give     | 401 401 422 422 422 422 422 422 422 422 422 422
secondFactor POST?intent=renew    | 401 401 422 422 422 422 422 422 422 422 422 422
secondFactor POST?intent=replace  | 401 401 422 422 422 422 422 422 422 422 422 422
secondFactor POST?intent=remove   | 401 401 422 422 422 422 422 422 409 422 422 422
acceptNotice GET                  | in in go go go go go go go go go go
acceptNotice POST                 | 401 401 go go go go go go go go go go
myData GET                        | in in ok ok ok ok ok ok ok ok ok ok
myData POST?intent=erase          | 401 401 422 422 422 422 422 422 422 422 422 422
myData POST?intent=export         | 401 401 422 422 422 422 422 422 422 422 422 422
myDataFile GET                    | in in go go go go go go go go go go
`;
