fn main() {
    clerkready_app::run();
}
