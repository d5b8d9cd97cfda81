package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.LocalStack;
import dev.guildwire.local.browser.DiscordControls.Person;
import dev.guildwire.local.canary.SimulatedDiscord.Guild;

/// People in browsers before the whole running stack, with nothing replaced but Discord.
record Stage(LocalStack stack, DiscordControls discord, Guild guild) implements AutoCloseable {

    /// For what takes processes to start, on a machine that is busy.
    private static final double LONG_MILLIS = 120_000;

    /// All services are ready, and nobody is in a voice channel of the first guild.
    static Stage before(LocalStack stack) throws InterruptedException {
        stack.awaitReady();
        var discord = new DiscordControls(stack.simulatorUrl());
        var guild = discord.firstGuild();
        discord.everybodyLeaves(guild);
        return new Stage(stack, discord, guild);
    }

    /// Goes to the page and through the login, as a person does.
    Page logIn(BrowserContext context, Person person, String path) {
        var page = context.newPage();
        page.navigate(stack.baseUrl().resolve(path).toString());
        link(page, "Log in with Discord").click();
        choose(page, person);
        return page;
    }

    /// The same, to the voice channels of the first guild, live.
    Page logIn(BrowserContext context, Person person) {
        var page = logIn(context, person, "/?guild=" + guild.id());
        awaitLive(page);
        return page;
    }

    /// On Discord's page that asks for consent.
    static void choose(Page page, Person person) {
        page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(person.username()))
                .click();
    }

    static void awaitLive(Page page) {
        assertThat(state(page)).hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(LONG_MILLIS));
    }

    static void logOut(Page page) {
        button(page, "account").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log out").setExact(true))
                .click();
    }

    static Locator state(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /// Who is in the guild's voice channel with that number.
    Locator people(Page page, int channel) {
        var id = guild.voiceChannels().get(channel);
        return page.locator("[aria-labelledby='channel-%s'] .person:not(.leaving) .person-name".formatted(id));
    }

    @Override
    public void close() {
        discord.everybodyLeaves(discord.firstGuild());
        discord.close();
    }
}
