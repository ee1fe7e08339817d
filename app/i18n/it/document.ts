export const document = {
};
