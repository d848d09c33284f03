//! A clerk reads the app in Spanish, French or English, whichever the browser or they themselves prefer.

use anyhow::{Result, ensure};
use journeys::clerkready::{MAIN_NAVIGATION, MINE};
use journeys::find::{answer, button, field, heading, link};
use journeys::page::{DESK, Failed, PHONE, journey_in};

/// What Spanish and French call the main navigation.
const PRINCIPAL: &str = "Principal";

#[test]
fn a_browser_that_prefers_spanish_gets_it_and_another_language_is_kept() -> Result<(), Failed> {
    journey_in(&["es-US", "es", "en"], PHONE, |page| {
        page.navigation.set(PRINCIPAL);
        page.open()?;
        page.is_at("¿Para qué certificaciones reúne ya los requisitos?")?;
        page.is_in_language("Probar con un ejemplo", "es")?;
        page.press(link("Probar con un ejemplo"))?;
        page.is_at("Registro de ejemplo")?;
        page.says_under("Inscripción", "21 de octubre de 2025")?;
        page.says_under("Cargos", "Desde: junio de 2024")?;
        page.says("10 puntos")?;

        page.choose_language("Français", PRINCIPAL)?;
        page.is_at("Dossier d’exemple")?;
        page.says_under("Inscription au programme", "21 octobre 2025")?;
        page.is_in_language("Dossier d’exemple", "fr")?;
        page.go_to("Résultat")?;
        page.says("3 exigences sur 6 sont remplies.")?;
        page.says("En date du 22 novembre 2026.")?;
        // What the rules say stays in their language, and is said to be in it.
        page.is_in_language("Three clerk conferences with business meetings", "en")?;

        page.reload()?;
        page.says("3 exigences sur 6 sont remplies.")?;
        page.choose_language("English", MAIN_NAVIGATION)?;
        page.says("3 of 6 requirements are met.")?;
        page.says("As of November 22, 2026.")?;
        // What was fetched is here.
        page.kept_quiet()?;
        page.press(button("Français"))?;
        page.says("3 exigences sur 6 sont remplies.")?;
        Ok(())
    })
}

#[test]
fn what_is_typed_stays_when_the_language_changes_and_a_comma_is_understood() -> Result<(), Failed> {
    journey_in(&["fr-CA"], DESK, |page| {
        page.navigation.set(PRINCIPAL);
        page.open()?;
        page.press(link("Commencer mon dossier"))?;
        page.press(link("Ajouter un décompte écrit"))?;
        page.is_at("Ajouter un décompte écrit")?;
        page.fill(field("Points ou heures"), "12,5")?;
        page.press(button("Español"))?;
        page.settle()?;
        page.is_at("Agregar un recuento por escrito")?;
        page.fill(field("Año").of("Fecha del recuento"), "2026")?;
        page.fill(field("Mes").of("Fecha del recuento"), "marzo")?;
        page.choose(answer("Experience").of("Categoría"))?;
        page.press(button("Guardar"))?;
        page.says("Recuento agregado.")?;
        page.says_under("Recuentos por escrito", "marzo de 2026")?;
        let kept = page.kept(MINE)?.unwrap_or_default();
        ensure!(kept.contains("\"12.5\"") && kept.contains("\"2026-03\""), "what is kept is {kept}");
        page.shows(heading("12.5 puntos, Experience"))?;
        Ok(())
    })
}
