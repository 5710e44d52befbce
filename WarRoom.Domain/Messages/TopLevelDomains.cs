namespace WarRoom.Domain.Messages;

/// <summary>Endings that make a bare word with dots a link: all country codes and the generic ones in wide use.</summary>
internal static class TopLevelDomains
{
    private const string Generic =
        "academy actor agency ai airforce app apartments art arte asia associates attorney auction audio auto baby band bank bar bargains " +
        "bayern beauty beer berlin best bet bible bid bike bio biz black blog blue boats bond boo book boutique box broker brussels build " +
        "builders business buzz bzh cab cafe cam camera camp capital cards care career careers cars casa cash casino cat catering center ceo " +
        "channel charity chat cheap christmas church city claims cleaning click clinic clothing cloud club codes coffee college cologne com " +
        "community company computer condos construction consulting contact contractors cooking cool coop country coupons courses credit " +
        "creditcard cricket cruises cyou dad dance date dating day deals degree delivery democrat dental dentist design dev diamonds diet " +
        "digital direct directory discount doctor dog domains download earth eco edu education email energy engineer engineering enterprises " +
        "equipment esq estate events exchange expert exposed express fail faith family fan fans farm fashion film finance financial fish " +
        "fishing fit fitness flights florist flowers foo football forsale forum foundation fun fund furniture futbol fyi gal gallery game " +
        "games garden gay gdn gent gift gifts gives glass global gmbh gold golf google gov graphics gratis green gripe group guide guitars " +
        "guru hair hamburg haus health healthcare help hiphop hiv hockey holdings holiday homes horse hospital host hosting house how icu " +
        "immo immobilien inc industries info ing ink institute insurance insure int international investments irish ist istanbul jetzt " +
        "jewelry jobs kaufen kids kim kitchen kiwi koeln land law lawyer lease legal lgbt life lifestyle lighting limited limo link live " +
        "living llc loan loans lol london love ltd ltda luxe luxury madrid maison makeup management market marketing mba media meet melbourne " +
        "meme memorial men menu miami mil mobi moda moe mom money monster mortgage moscow motorcycles mov movie museum music name nagoya navy " +
        "net network new news nexus ngo ninja nyc observer one ong onl online ooo org organic osaka page paris partners parts party pet phd " +
        "photo photography photos pics pictures pink pizza place plumbing plus poker porn post press pro productions prof promo properties " +
        "property pub quest racing realestate recipes red rehab reise reisen rent rentals repair report republican rest restaurant review " +
        "reviews rich rip rocks rodeo rsvp ruhr run saarland sale salon scot school schule science scot security select services sex shoes " +
        "shop shopping show singles site ski soccer social software solar solutions soy space sport spot srl storage store stream studio " +
        "study style sucks supplies supply support surf surgery swiss sydney systems taipei tattoo tax taxi team tech technology tel tennis " +
        "theater theatre tickets tienda tips tires tirol today tokyo tools top tours town toys trade trading training travel tube university " +
        "uno vacations vegas ventures vet viajes video villas vin vip vision vlaanderen vodka vote voting voto voyage wales watch web webcam " +
        "website wedding whoswho wien wiki win wine work works world wtf xxx xyz yachts yoga yokohama zip zone aero arpa";

    private const string Countries =
        "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci " +
        "ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp " +
        "gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr " +
        "ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf " +
        "pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th " +
        "tj tk tl tm tn to tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw bl";

    private static readonly HashSet<string> Known = [.. Generic.Split(' '), .. Countries.Split(' ')];

    private static readonly HashSet<string> Flags = [.. Countries.Split(' ').Except(["uk", "su"]), "un", "xk", "ta", "ic", "ea", "dg", "cp"];

    public static bool Contains(string label) =>
        Known.Contains(label.ToLowerInvariant()) || label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two letters name a country or territory that has a flag emoji.</summary>
    public static bool HasFlag(char first, char second) => Flags.Contains($"{first}{second}");
}
