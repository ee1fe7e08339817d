export const organisations = {
};
