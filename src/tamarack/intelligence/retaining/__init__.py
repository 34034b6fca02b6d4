"""Reports as a class of records that can be disposed of; see trust/retention."""
