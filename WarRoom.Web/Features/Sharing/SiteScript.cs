namespace WarRoom.Web.Features.Sharing;

/// <summary>The script for the landing page: tells of a view, of a person who looks (a second in view, or a first touch), and of goals.
/// No cookie, nothing stored on the visitor's device, less than a kilobyte.</summary>
internal static class SiteScript
{
    public const string Text = """
        !function(d,w,n){var s=d.currentScript,q=new URLSearchParams(location.search),k,u=s.src.replace(/site\.js.*/,"site/hear");function t(e,g){var b=JSON.stringify({c:s.dataset.campaign,e:e,g:g,l:q.get("utm_id"),p:location.pathname});n.sendBeacon&&n.sendBeacon(u,b)||fetch(u,{method:"POST",body:b,keepalive:!0,mode:"no-cors"}).catch(function(){})}function y(){k||(k=1,t("seen"))}function v(){"visible"==d.visibilityState&&setTimeout(function(){"visible"==d.visibilityState&&y()},1e3)}w.warroom=function(g){t("goal",g)};t("view");v();d.addEventListener("visibilitychange",v);["pointerdown","keydown","touchstart"].forEach(function(e){w.addEventListener(e,y,{once:!0,passive:!0})});d.addEventListener("click",function(e){e=e.target.closest&&e.target.closest("[data-warroom-goal]");e&&t("goal",e.dataset.warroomGoal)})}(document,window,navigator);
        """;
}
