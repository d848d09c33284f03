//! Certification programs for municipal clerks: the record, the rules as data, and the evaluation.
