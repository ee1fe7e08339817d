export const tagging = {
};
