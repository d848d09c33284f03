//! The app's journeys in real browsers.
