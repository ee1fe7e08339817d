/** More cases in the form of table.ts: who is heard, who asks, who answers. */
export const registerTable = `
askToTakePart GET                 | ok
askToTakePart GET campaign=hidden | 404
askToTakePart POST                | 422
askToTakePart POST campaign=hidden | 404
bodyInvitation GET token=bodyInvitation | ok
bodyInvitation GET token=niente   | ok
bodyInvitation POST?intent=niente token=bodyInvitation | 422
bodyInvitation POST?intent=accepted token=bodyInvitation | 422
bodyInvitation POST?intent=declined token=bodyInvitation | 422
bodyInvitation POST?intent=passed_on token=bodyInvitation | 422
bodyInvitation POST?intent=represented token=bodyInvitation | 422
bodyInvitation POST?intent=declined&reason=x token=niente | 404
deskRegister GET                  | in in 403 403 403 403 403 ok 403 ok ok 403
deskRegister GET campaign=other   | in in 403 403 403 403 403 403 ok ok ok 403
deskRegister GET?stato=silent&componente=unions&circoscrizione=7&cerca=servizi | in in 403 403 403 403 403 ok 403 ok ok 403
deskRegisterCsv GET               | in in 403 403 403 403 403 ok 403 ok ok 403
deskInvite GET                    | in in 403 403 403 403 403 403 403 ok 403 403
deskInvite POST?intent=niente     | 401 401 403 403 403 403 403 403 403 422 403 403
deskInvite POST?intent=known      | 401 401 403 403 403 403 403 403 403 422 403 403
deskInvite POST?intent=known&only=on | 401 401 403 403 403 403 403 403 403 422 403 403
deskInvite POST?intent=new        | 401 401 403 403 403 403 403 403 403 422 403 403
deskBulkInvite GET                | in in 403 403 403 403 403 403 403 ok 403 403
deskBulkInvite POST               | 401 401 403 403 403 403 403 403 403 422 403 403
inviteTemplate GET                | in in 403 403 403 403 403 403 403 ok 403 403
deskInvitations GET batch=list    | in in 403 403 403 403 403 403 403 ok 403 403
deskInvitations GET batch=sentList | in in 403 403 403 403 403 403 403 ok 403 403
deskInvitations GET batch=niente  | in in 403 403 403 403 403 403 403 404 403 403
deskInvitations POST?intent=niente batch=list | 401 401 403 403 403 403 403 403 403 422 403 403
deskInvitations POST?intent=send batch=list | 401 401 403 403 403 403 403 403 403 422 403 403
deskInvitations POST?intent=send&invitations=1 batch=list | 401 401 403 403 403 403 403 403 403 go 403 403
deskInvitations POST?intent=undo batch=list | 401 401 403 403 403 403 403 403 403 go 403 403
deskInvitations POST?intent=undo batch=sentList | 401 401 403 403 403 403 403 403 403 go 403 403
deskRequests GET                  | in in 403 403 403 403 403 ok 403 ok ok 403
deskRequest GET                   | in in 403 403 403 403 403 ok 403 ok ok 403
deskRequest GET request=niente    | in in 403 403 403 403 403 404 403 404 404 403
deskRequest GET campaign=other    | in in 403 403 403 403 403 403 404 404 404 403
deskRequest POST?intent=niente    | 401 401 403 403 403 403 403 403 403 422 403 403
deskRequest POST?intent=admit     | 401 401 403 403 403 403 403 403 403 422 403 403
deskRequest POST?intent=refuse    | 401 401 403 403 403 403 403 403 403 422 403 403
deskStakeholder GET               | in in 403 403 403 403 403 ok 403 ok ok 403
deskStakeholder GET organisation=invitedBody | in in 403 403 403 403 403 ok 403 ok ok 403
deskStakeholder GET organisation=niente | in in 403 403 403 403 403 404 403 404 404 403
deskStakeholder POST?intent=niente | 401 401 403 403 403 403 403 403 403 422 403 403
deskStakeholder POST?intent=invite | 401 401 403 403 403 403 403 403 403 409 403 403
deskStakeholder POST?intent=record organisation=invitedBody | 401 401 403 403 403 403 403 403 403 422 403 403
deskStakeholder POST?intent=withdraw | 401 401 403 403 403 403 403 403 403 409 403 403
deskStakeholder POST?intent=withdraw organisation=invitedBody | 401 401 403 403 403 403 403 403 403 go 403 403
deskStakeholder POST?intent=note organisation=invitedBody | 401 401 403 403 403 403 403 403 403 go 403 403
`;
