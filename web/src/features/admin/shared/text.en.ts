export const shared = {
  cancel: 'Cancel',
  save: 'Save',
  actions: 'Actions',
  clearFilters: 'Clear the filters',
  noMatch: 'No entries match',
  noMatchText: 'Other filters may find more.',
  from: 'From',
  to: 'Until',
  somebodyGone: 'somebody who has been deleted',
};
