export const contributions = {
};
