export const legal = {
};
